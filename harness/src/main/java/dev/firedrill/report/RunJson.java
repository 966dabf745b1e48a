package dev.firedrill.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.checker.Finding;
import dev.firedrill.history.Header;
import dev.firedrill.history.Subject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The run for programs: {@code run.json}. Fields keep their names and order within a schema; times are in seconds. */
public final class RunJson {

    /** The version of the document's form. */
    public static final int SCHEMA = 1;

    private static final ObjectWriter JSON = JsonMapper.builder()
            .addMixIn(Finding.class, WithoutMargin.class)
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private RunJson() {}

    /** The document. */
    public static String render(RunResult result) {
        try {
            return JSON.writeValueAsString(Document.of(result)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of texts and numbers are always JSON.", e);
        }
    }

    /** By how much a bound was missed serves the judge alone; readers are told in words. */
    @JsonIgnoreProperties("missedBy")
    private interface WithoutMargin {}

    private record Document(
            int schema,
            String run,
            String version,
            long seed,
            String started,
            String target,
            boolean strict,
            Subject subject,
            Map<String, String> environment,
            Tally counts,
            int exitCode,
            List<Scenario> judgements,
            Times timing) {

        static Document of(RunResult result) {
            Header header = result.header();
            return new Document(
                    SCHEMA,
                    header.run(),
                    header.version(),
                    header.seed(),
                    header.started().toString(),
                    header.target(),
                    result.strict(),
                    sorted(header.subject()),
                    new TreeMap<>(header.environment()),
                    result.tally(),
                    ExitCode.of(result).code(),
                    result.judged().stream().map(Scenario::of).toList(),
                    Times.of(result.timing()));
        }
    }

    private record Scenario(
            String id,
            String group,
            String title,
            String level,
            String outcome,
            BigDecimal seconds,
            List<Finding> findings,
            List<String> notes,
            String reproduce,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String known) {

        static Scenario of(Judged judged) {
            Catalogued scenario = judged.scenario();
            return new Scenario(
                    scenario.id(),
                    scenario.group(),
                    scenario.title(),
                    scenario.level().name(),
                    judged.outcome().name(),
                    inSeconds(judged.took()),
                    judged.judgement().findings(),
                    judged.judgement().notes(),
                    judged.reproduce(),
                    judged.accepted().map(KnownFailure::describe).orElse(""));
        }
    }

    private record Times(BigDecimal wall, BigDecimal startUp, List<Span> spans) {

        static Times of(Timing timing) {
            return new Times(
                    inSeconds(timing.wall()),
                    inSeconds(timing.startUp()),
                    timing.spans().stream().map(Span::of).toList());
        }
    }

    private record Span(String name, BigDecimal from, BigDecimal to, boolean critical) {

        static Span of(Timing.Span span) {
            return new Span(span.name(), inSeconds(span.from()), inSeconds(span.to()), span.critical());
        }
    }

    private static BigDecimal inSeconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3);
    }

    /** The same run gives the same bytes, though sets have no order. */
    private static Subject sorted(Subject s) {
        return new Subject(
                s.key(),
                s.name(),
                s.baseUrl(),
                s.product(),
                s.authenticates(),
                new TreeSet<>(s.callbacks()),
                s.pages(),
                new TreeSet<>(s.webhooks()),
                s.licensed(),
                s.restartable(),
                s.declared());
    }
}
