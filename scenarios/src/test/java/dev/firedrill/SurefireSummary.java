package dev.firedrill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What all modules' tests came to, from Surefire's reports: which classes took longest, how many tests ran, and why the
 * others did not. Needs nothing but the JDK, so that it can be started from its source.
 */
public final class SurefireSummary {

    /** The beginning of the reason why a test is neither passed nor failed: this machine kept it from being decided. */
    public static final String MACHINE = "undecided because of this machine";

    private static final int SLOWEST = 10;

    private final List<TestClass> classes;

    private SurefireSummary(List<TestClass> classes) {
        this.classes = classes;
    }

    /**
     * One class of tests.
     *
     * @param skipped why each test did not run that did not
     */
    private record TestClass(String module, String name, int tests, double seconds, List<String> skipped) {

        int ran() {
            return tests - skipped.size();
        }

        String slowness() {
            return String.format(Locale.ROOT, "%7.1f s  %-12s  %s", seconds, module, name);
        }
    }

    /**
     * Prints the summary; or, with a file, whether as many tests ran as that says, and ends with 1 when fewer did.
     *
     * @param words the checkout; the moment since when reports count (ISO-8601, UTC); a file with a number of tests
     */
    public static void main(String[] words) throws IOException {
        var summary = of(Path.of(words[0]), Instant.parse(words[1]));
        if (words.length == 2) {
            summary.lines().forEach(System.out::println);
            return;
        }
        int before = Integer.parseInt(Files.readString(Path.of(words[2])).strip());
        String fewer = summary.fewerThan(before);
        System.out.println(fewer.isEmpty() ? summary.ran() + " tests ran; " + words[2] + " says " + before : fewer);
        System.out.println(summary.open() + " of them " + MACHINE);
        System.exit(fewer.isEmpty() ? 0 : 1);
    }

    /** Those of every module of a checkout that were written since then. */
    static SurefireSummary of(Path checkout, Instant since) throws IOException {
        var classes = new ArrayList<TestClass>();
        try (Stream<Path> modules = Files.list(checkout)) {
            for (Path module : modules.sorted().toList()) {
                Path reports = module.resolve(Path.of("target", "surefire-reports"));
                if (Files.isDirectory(reports)) {
                    classes.addAll(read(String.valueOf(module.getFileName()), reports, since));
                }
            }
        }
        return new SurefireSummary(classes);
    }

    private static List<TestClass> read(String module, Path reports, Instant since) throws IOException {
        try (Stream<Path> files = Files.list(reports)) {
            var found = new ArrayList<TestClass>();
            for (Path file : files.sorted().toList()) {
                boolean report = String.valueOf(file.getFileName()).matches("TEST-.*\\.xml");
                if (report && !Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    found.add(read(module, file));
                }
            }
            return found;
        }
    }

    private static TestClass read(String module, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            String name = "";
            int tests = 0;
            double seconds = 0;
            var skipped = new ArrayList<String>();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "testsuite" -> {
                            name = xml.getAttributeValue("", "name");
                            // Surefire groups thousands with a comma.
                            seconds = Double.parseDouble(
                                    xml.getAttributeValue("", "time").replace(",", ""));
                        }
                        case "testcase" -> tests++;
                        case "skipped" -> skipped.add(String.valueOf(xml.getAttributeValue("", "message")));
                        default -> {}
                    }
                }
            }
            return new TestClass(module, name, tests, seconds, skipped);
        } catch (XMLStreamException e) {
            throw new IOException(file + " is no report of Surefire's", e);
        }
    }

    /** How many ran, or would have on a machine that is faster. */
    private int ran() {
        return classes.stream().mapToInt(TestClass::ran).sum() + (int) open();
    }

    private Stream<String> skipped() {
        return classes.stream().flatMap(each -> each.skipped().stream());
    }

    private long open() {
        return skipped().filter(why -> why.contains(MACHINE)).count();
    }

    /** What is wrong when this many tests ran before; empty when at least as many ran now. */
    String fewerThan(int before) {
        return ran() >= before ? "" : "Only " + ran() + " tests ran, and " + before + " did before.";
    }

    /** The summary as people read it. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("tests: %s ran in %s classes, %s did not"
                .formatted(ran() - open(), classes.size(), skipped().count()));
        reasons().forEach((why, count) -> lines.add("%5d x  %s".formatted(count, why)));
        lines.add("the slowest classes:");
        classes.stream()
                .sorted(Comparator.comparing(TestClass::seconds).reversed())
                .limit(SLOWEST)
                .map(TestClass::slowness)
                .forEach(lines::add);
        return lines;
    }

    private Map<String, Long> reasons() {
        return skipped().collect(Collectors.groupingBy(SurefireSummary::first, TreeMap::new, Collectors.counting()));
    }

    private static String first(String why) {
        return why.lines().findFirst().orElse("").strip();
    }
}
