package dev.firedrill.launch;

import dev.firedrill.addon.AddonClock;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Header;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import dev.firedrill.rehearsal.Described;
import dev.firedrill.rehearsal.PreflightCheck;
import dev.firedrill.report.Preflight;
import dev.firedrill.report.Unlock;
import dev.firedrill.report.Unmatched;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What preflight found, read from the history: the same for a run that has just ended and for a stored one. */
public final class PreflightOf {

    private static final String ONE_AT_A_TIME = "; this run installs one tenant at a time, production does not";

    private final HistoryView view;
    private final List<Entry> all;
    private final List<Scenario> scenarios;

    private PreflightOf(Header header, List<Entry> entries, List<Scenario> scenarios) {
        this.view = HistoryView.of(header, entries, PreflightCheck.NAME);
        this.all = entries;
        this.scenarios = scenarios;
    }

    /** Reads it. */
    public static Preflight read(Header header, List<Entry> entries, List<Scenario> scenarios) {
        return new PreflightOf(header, entries, scenarios).read();
    }

    private Preflight read() {
        Optional<Fact.AccessProbed> telling =
                probes().filter(Fact.AccessProbed::tells).findFirst();
        Optional<Fact.AccessProbed> likeliest = probes().findFirst();
        return new Preflight(
                installs(),
                telling.or(() -> likeliest).map(Fact.AccessProbed::target).orElse(""),
                telling.isPresent(),
                stimuli(),
                unmatched(),
                inapplicable(),
                unlocks(telling.isPresent()),
                sharper(),
                warnings());
    }

    private boolean installs() {
        return view.all(Fact.CallbackAnswered.class)
                .filter(s -> s.fact().event().equals("installed"))
                .anyMatch(s -> s.fact().answer().acknowledges());
    }

    private Stream<Fact.AccessProbed> probes() {
        return view.all(Fact.AccessProbed.class).map(Seen::fact);
    }

    private List<Fact.StimulusFound> stimuli() {
        return view.all(Fact.StimulusFound.class).map(Seen::fact).toList();
    }

    private List<Unmatched> unmatched() {
        return all.stream()
                .filter(e -> e.fact() instanceof Fact.HostCalled call && call.unmatched())
                .map(e -> (Fact.HostCalled) e.fact())
                .collect(Collectors.groupingBy(
                        call -> call.method() + " " + call.path(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> unmatched(e.getKey(), Math.toIntExact(e.getValue())))
                .toList();
    }

    private static Unmatched unmatched(String request, int times) {
        String method = request.substring(0, request.indexOf(' '));
        String path = request.substring(method.length() + 1);
        String name = (method + path).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String body = """
                {
                  "request": {"method": "%s", "urlPath": "%s"},
                  "response": {"status": 200, "jsonBody": {}}
                }""".formatted(method, path);
        return new Unmatched(method, path, times, name + ".json", body);
    }

    private List<Unlock> unlocks(boolean tells) {
        var unlocks = new ArrayList<Unlock>();
        if (!tells) {
            needing(Need.ACCESS)
                    .ifPresent(ids -> unlocks.add(new Unlock(
                            ids,
                            "no page tells a good token from garbage",
                            "probe:\n  backend: /path/of/a/call/that/needs/a/context/token")));
        }
        noCalls()
                .flatMap(why -> needing(Need.HOST_CALLS).map(ids -> new Unlock(ids, why.why(), why.yaml())))
                .ifPresent(unlocks::add);
        return unlocks;
    }

    /** Why what the add-on does to its host cannot be judged. */
    private record NoCalls(String why, String yaml) {}

    private Optional<NoCalls> noCalls() {
        var known = stimuli().stream().flatMap(s -> s.calls().stream()).collect(Collectors.toSet());
        if (known.isEmpty()) {
            return Optional.of(new NoCalls(
                    "nothing that users do was seen to make the add-on call the host",
                    "probe:\n  backend: /path/of/a/call/that/reads/the/host"));
        }
        return Collections.disjoint(known, answeredCalls())
                ? Optional.of(new NoCalls("all that it was seen to call is lacking in this host", ""))
                : Optional.empty();
    }

    private Set<String> answeredCalls() {
        return view.all(Fact.HostCalled.class)
                .filter(s -> !s.fact().unmatched())
                .map(s -> s.fact().method() + " " + s.fact().path())
                .collect(Collectors.toSet());
    }

    private List<String> inapplicable() {
        return scenarios.stream()
                .filter(s -> s.appliesTo().objection(view.header().subject()).isPresent())
                .map(s -> Described.requirement(s).id())
                .toList();
    }

    private List<Unlock> sharper() {
        var declared = view.header().subject().declared();
        return Stream.of(
                        declared.texts()
                                ? Optional.<Unlock>empty()
                                : sharper(
                                        Need.TEXTS,
                                        "where users store texts is not said",
                                        "probe:\n  texts: {write: /path, body: '{\"text\": \"{text}\"}', read: /path}"),
                        declared.effects()
                                ? Optional.<Unlock>empty()
                                : sharper(
                                        Need.EFFECTS,
                                        "where the effect of a webhook can be read is not said",
                                        "probe:\n  effects: /path"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Unlock> sharper(Need need, String why, String yaml) {
        return those(s -> s.sharperWith().contains(need)).map(ids -> new Unlock(ids, why, yaml));
    }

    private Optional<List<String>> needing(Need need) {
        return those(s -> s.needs().contains(need));
    }

    private Optional<List<String>> those(Predicate<Scenario> which) {
        var ids = scenarios.stream()
                .filter(s -> s.appliesTo().objection(view.header().subject()).isEmpty())
                .filter(which)
                .map(s -> Described.requirement(s).id())
                .toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
    }

    private List<String> warnings() {
        return Stream.of(deadly(), clock(), overlap(), leftOut())
                .flatMap(w -> w)
                .toList();
    }

    private Stream<String> deadly() {
        return view.all(Fact.PageDeadly.class)
                .map(Seen::fact)
                .map(page -> deadly(page) + ". It was started again, and the page is left out: no scenario opens it");
    }

    /** That a page ended the add-on, in words, without what became of it. */
    public static String deadly(Fact.PageDeadly page) {
        String ended = "opening " + page.target() + " ended the add-on: " + page.end();
        return page.output().isEmpty()
                ? ended
                : ended + "; the last lines of its output: "
                        + page.output().stream().map(String::strip).collect(Collectors.joining(" / "));
    }

    private Stream<String> clock() {
        return all.stream()
                .filter(e ->
                        e.fact() instanceof Fact.AddonChanged c && c.state().equals(AddonClock.STANDS))
                .map(e -> "clock: " + ((Fact.AddonChanged) e.fact()).detail());
    }

    private Stream<String> overlap() {
        return Stream.concat(
                view.mark(PreflightCheck.OVERLAP_FAILS).stream()
                        .map(mark ->
                                "installs of different tenants that overlap are not all acknowledged" + ONE_AT_A_TIME),
                view.mark(PreflightCheck.OVERLAP_LOSES).stream()
                        .map(mark -> "of tenants whose installs overlap some are acknowledged and not let in"
                                + ONE_AT_A_TIME));
    }

    private Set<String> deadlyPages() {
        return view.all(Fact.PageDeadly.class).map(s -> s.fact().target()).collect(Collectors.toSet());
    }

    private Stream<String> leftOut() {
        return view.all(Fact.UserServed.class)
                .filter(s -> !s.fact().answer().well()
                        && !deadlyPages().contains(s.fact().target()))
                .map(s -> s.fact().target() + " answered an administrator with a good token "
                        + s.fact().answer().describe() + ", so it is left out")
                .distinct();
    }
}
