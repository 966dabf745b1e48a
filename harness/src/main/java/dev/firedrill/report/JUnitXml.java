package dev.firedrill.report;

import dev.firedrill.checker.Finding;
import java.io.StringWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The run in the XML that build servers read: a suite for each group, a case with exactly one status for each scenario.
 * Some servers show nothing but the body of a failure, so everything that explains it is there.
 */
final class JUnitXml {

    private final RunResult result;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JUnitXml(RunResult result) throws XMLStreamException {
        this.result = result;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** The document. */
    public static String render(RunResult result) {
        try {
            var document = new JUnitXml(result);
            document.suites();
            return document.text + "\n";
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing XML to memory cannot fail.", e);
        }
    }

    private void suites() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start(0, "testsuites");
        attribute("name", "Firedrill " + result.header().subject().name());
        counts(result.judged());
        attribute("time", seconds(result.timing().wall()));
        Map<String, List<Judged>> groups = result.judged().stream()
                .collect(Collectors.groupingBy(
                        judged -> judged.scenario().group(), LinkedHashMap::new, Collectors.toList()));
        for (var group : groups.entrySet()) {
            suite(group.getKey(), group.getValue());
        }
        end(0);
        xml.writeEndDocument();
    }

    private void suite(String group, List<Judged> cases) throws XMLStreamException {
        start(1, "testsuite");
        attribute("name", group);
        counts(cases);
        attribute("time", seconds(cases.stream().map(Judged::took).reduce(Duration.ZERO, Duration::plus)));
        attribute(
                "timestamp",
                result.header().started().truncatedTo(ChronoUnit.SECONDS).toString());
        start(2, "properties");
        property(3, "seed", String.valueOf(result.header().seed()));
        property(3, "run", result.header().run());
        end(2);
        for (Judged judged : cases) {
            testcase(judged);
        }
        end(1);
    }

    private void counts(List<Judged> cases) throws XMLStreamException {
        Tally tally = Tally.of(cases);
        attribute("tests", String.valueOf(tally.scenarios()));
        attribute("failures", String.valueOf(tally.failed()));
        attribute("errors", String.valueOf(tally.inconclusive()));
        attribute("skipped", String.valueOf(tally.notApplicable() + tally.knownFailures()));
    }

    private void testcase(Judged judged) throws XMLStreamException {
        Catalogued scenario = judged.scenario();
        start(2, "testcase");
        attribute("classname", scenario.group());
        attribute("name", scenario.id() + " " + scenario.title());
        attribute("time", seconds(judged.took()));
        start(3, "properties");
        property(4, "level", scenario.level().name());
        end(3);
        status(judged);
        warnings(judged);
        end(2);
    }

    private void status(Judged judged) throws XMLStreamException {
        var accepted = judged.accepted();
        if (accepted.isPresent()) {
            skipped("fails as known, " + accepted.get().describe());
            return;
        }
        switch (judged.outcome()) {
            case FAILED -> problem("failure", judged);
            case INCONCLUSIVE -> problem("error", judged);
            case NOT_APPLICABLE -> skipped(Judged.whySkipped(judged.judgement()));
            case PASSED -> {}
        }
    }

    private void skipped(String why) throws XMLStreamException {
        indent(3);
        xml.writeEmptyElement("skipped");
        attribute("message", Prose.oneLine(why));
    }

    private void problem(String element, Judged judged) throws XMLStreamException {
        start(3, element);
        attribute(
                "message",
                judged.decisive().map(Finding::observed).map(Prose::oneLine).orElse("undecided"));
        attribute("type", judged.scenario().id());
        xml.writeCharacters(allowed(Explanation.of(judged)));
        xml.writeEndElement();
    }

    private void warnings(Judged judged) throws XMLStreamException {
        List<Finding> warnings = judged.judgement().warnings();
        if (!warnings.isEmpty()) {
            start(3, "system-out");
            for (Finding warning : warnings) {
                xml.writeCharacters(
                        allowed("warning: expected " + warning.expected() + "; observed " + warning.observed() + "\n"));
            }
            xml.writeEndElement();
        }
    }

    private void property(int depth, String name, String value) throws XMLStreamException {
        indent(depth);
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void start(int depth, String element) throws XMLStreamException {
        indent(depth);
        xml.writeStartElement(element);
    }

    private void end(int depth) throws XMLStreamException {
        indent(depth);
        xml.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    /** XML 1.0 cannot carry every character, not even escaped; an add-on's answers may. */
    private static String allowed(String text) {
        return text.codePoints()
                .map(c -> isAllowed(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
