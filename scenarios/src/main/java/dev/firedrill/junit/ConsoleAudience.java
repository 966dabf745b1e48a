package dev.firedrill.junit;

import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Header;
import dev.firedrill.launch.Audience;
import dev.firedrill.launch.CatalogueOfAll;
import dev.firedrill.launch.PreflightOf;
import dev.firedrill.report.Catalogued;
import dev.firedrill.report.Look;
import dev.firedrill.report.RunResult;
import dev.firedrill.report.TerminalReport;
import dev.firedrill.stage.Scenario;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the console of the tests what happens: they have nothing to show before the run is over. */
final class ConsoleAudience implements Audience {

    private final PrintStream out = System.out;
    private final TerminalReport report = new TerminalReport(out, Look.plain(Charset.defaultCharset()));
    private final List<Scenario> scenarios;
    private final Map<String, Catalogued> catalogue;

    ConsoleAudience(List<Scenario> scenarios) {
        this.scenarios = scenarios;
        this.catalogue =
                scenarios.stream().map(CatalogueOfAll::catalogued).collect(Collectors.toMap(Catalogued::id, c -> c));
    }

    @Override
    public synchronized void phase(String name) {
        out.println("firedrill: " + name);
    }

    @Override
    public synchronized void notice(String message) {
        out.println(message);
    }

    @Override
    public synchronized void warning(String message) {
        out.println("warning: " + message);
    }

    @Override
    public synchronized void unwritable(String message) {
        out.println("firedrill: " + message);
    }

    @Override
    public synchronized void preflightDone(Header header, List<Entry> history) {
        report.preflight(
                header.subject(),
                PreflightOf.read(header, history, scenarios),
                scenarios.stream().map(CatalogueOfAll::catalogued).toList());
    }

    synchronized void ended(RunResult result) {
        report.summary(result);
    }

    @Override
    public synchronized void finished(Judgement judgement, Duration took, boolean last) {
        Catalogued scenario = catalogue.get(judgement.id());
        if (last && scenario != null) {
            report.finished(scenario, judgement, took);
        }
    }
}
