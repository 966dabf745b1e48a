package dev.firedrill.checker;

import dev.firedrill.checker.Load.Attempt;
import dev.firedrill.checker.Load.Rate;
import dev.firedrill.history.HistoryView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether an add-on storms a host that is down. */
final class Storm {

    /** A call and four retries are what Atlassian's guidance on rate limits allows. */
    private static final int TRIES = 5;

    /** Who backs off doubles intervals; half of that is still growth. */
    private static final double GROWTH = 1.5;

    private static final int THIRDS = 3;

    /** So few calls do no harm, whatever came before. */
    private static final int HARMLESS = 12;

    private final HistoryView history;
    private final Spell outage;
    private final Load load;
    private final Duration controlFrom;
    private final Duration controlUntil;

    private Storm(HistoryView history, Spell outage) {
        this.history = history;
        this.outage = outage;
        this.load = new Load(history, outage.tenant());
        this.controlFrom = load.beginning();
        this.controlUntil = Moment.faultBegan()
                .in(history, outage.tenant())
                .orElse(outage.began().entry())
                .at();
    }

    static Stream<Finding> judge(HistoryView history, Spell outage) {
        var storm = new Storm(history, outage);
        return Stream.of(storm.perRequest(), storm.inBackground());
    }

    private String during() {
        return "while " + outage.phrase();
    }

    private Finding perRequest() {
        String expected =
                "a request of a user makes each of its calls at most " + TRIES + " times as often as usual " + during();
        long requests = load.requests(outage.from(), outage.until());
        if (requests == 0) {
            return undecided(expected, "nobody asked meanwhile for what makes the add-on call the host");
        }
        if (!load.anyCaused(controlFrom, outage.until())) {
            return undecided(expected, HostCalls.never(history, outage.tenant()));
        }
        Optional<Rate> worst =
                load.rates(outage.from(), outage.until()).stream().max(Comparator.comparingDouble(this::excess));
        return worst.filter(rate -> excess(rate) > TRIES)
                .map(rate -> Finding.failed(
                        expected,
                        rate.kind() + " came " + Phrase.times(rate.perRequest()) + " for each of " + rate.requests()
                                + " requests, " + Phrase.times(usual(rate.kind())) + " when all was well",
                        rate.evidence()))
                .orElseGet(() -> Finding.passed(
                        expected,
                        worst.map(rate -> rate.kind() + " came " + Phrase.times(rate.perRequest()) + " for each of "
                                        + rate.requests() + " requests")
                                .orElse("none was made for " + requests + " requests"),
                        worst.map(Rate::evidence).orElse(List.of(outage.began().ordinal()))));
    }

    /** How many times as often as usual. The longer requests take, the more of the add-on's own work falls into them. */
    private double excess(Rate rate) {
        double perRequest = rate.perRequest() / usual(rate.kind());
        return rate.ofUnknownOrigin()
                ? Math.min(perRequest, TRIES * rate.evidence().size() / allowed(before().size()))
                : perRequest;
    }

    private double usual(String kind) {
        return load.normal(kind, controlFrom, controlUntil);
    }

    private Finding undecided(String expected, String why) {
        return Finding.inconclusive(expected, why, List.of(outage.began().ordinal()));
    }

    private Finding inBackground() {
        String expected = "background calls, which no user caused, come as seldom as before, or in growing intervals, "
                + during();
        var calls = load.background(outage.from(), outage.until());
        var before = before();
        String observed = calls.size() + " came in " + Phrase.seconds(outage.length()) + ", "
                + (before.isEmpty() ? "none" : before.size()) + " in the " + Phrase.seconds(control()) + " before";
        var evidence = evidence(calls);
        if (calls.size() <= allowed(before.size())) {
            return Finding.passed(expected, observed, evidence);
        }
        var intervals = intervals(calls);
        double growth = (double) Math.max(1, median(lastThird(intervals))) / Math.max(1, median(firstThird(intervals)));
        return growth >= GROWTH
                ? Finding.passed(
                        expected, observed + "; the intervals grew " + Phrase.number(growth) + "-fold", evidence)
                : Finding.failed(expected, observed + ", and the intervals did not grow", evidence);
    }

    private List<Attempt> before() {
        return load.background(controlFrom, controlUntil);
    }

    /** Not before a second of control can anybody tell what is usual. */
    private Duration control() {
        Duration control = controlUntil.minus(controlFrom);
        return control.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : control;
    }

    /** One more might have been due in the control than was seen in it; and each may be tried again. */
    private double allowed(int before) {
        return Math.max(
                HARMLESS,
                TRIES * (before + 1.0) * outage.length().toNanos() / control().toNanos());
    }

    private List<Long> evidence(List<Attempt> calls) {
        return Stream.concat(Stream.of(outage.began().ordinal()), calls.stream().map(Attempt::ordinal))
                .toList();
    }

    private static List<Long> intervals(List<Attempt> calls) {
        return IntStream.range(1, calls.size())
                .mapToObj(i -> calls.get(i).arrival().minus(calls.get(i - 1).arrival()))
                .map(Duration::toNanos)
                .toList();
    }

    private static List<Long> firstThird(List<Long> intervals) {
        return intervals.subList(0, intervals.size() / THIRDS);
    }

    private static List<Long> lastThird(List<Long> intervals) {
        return intervals.subList(intervals.size() - intervals.size() / THIRDS, intervals.size());
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
    }
}
