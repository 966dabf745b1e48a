package dev.firedrill.checker;

import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How quick one tenant's pages are while another one's host is in trouble, compared with the time before. */
final class Pace {

    /** Fewer say nothing about a median. */
    private static final int SAMPLES = 5;

    /** A median may become this many times what it was. */
    private static final int TIMES = 3;

    /** A median below this is quick for anybody. */
    private static final Duration QUICK = Duration.ofMillis(500);

    private final Trouble trouble;
    private final String tenant;
    private final Duration most;
    private final List<Doing> requests;

    Pace(HistoryView history, Trouble trouble, String tenant) {
        this.trouble = trouble;
        this.tenant = tenant;
        this.most = history.bounds().live().neighbour();
        this.requests = history.all(Fact.UserServed.class)
                .map(Doing::of)
                .filter(d -> d.tenant().equals(tenant))
                .toList();
    }

    /**
     * How one page did.
     *
     * @param before its times before, sorted
     * @param during its times meanwhile, the slowest last
     */
    private record Comparison(String target, List<Doing> before, List<Doing> during) {

        /** Who takes very long meanwhile is asked less often. */
        boolean enough(Duration most) {
            boolean slow = !during.isEmpty() && slowest().took().compareTo(most) > 0;
            return before.size() >= SAMPLES && (slow || during.size() >= SAMPLES);
        }

        Duration usual() {
            return median(before);
        }

        Duration now() {
            return median(during);
        }

        Doing slowest() {
            return during.get(during.size() - 1);
        }

        Duration slowestBefore() {
            return before.get(before.size() - 1).took();
        }

        private static Duration median(List<Doing> sorted) {
            return sorted.get(sorted.size() / 2).took();
        }
    }

    /** By how much a page missed a bound, and how that is said. */
    private record Miss(Comparison page, Duration by, String words) {}

    Finding judge() {
        String expected = "pages of '" + tenant + "' take at most " + TIMES + " times their usual time, or "
                + Phrase.time(QUICK) + ", and none over " + Phrase.seconds(most) + ", " + trouble.phrase();
        var pages = requests.stream()
                .map(Doing::target)
                .distinct()
                .map(this::compare)
                .filter(page -> page.enough(most))
                .toList();
        if (pages.isEmpty()) {
            return Finding.inconclusive(
                    expected,
                    "no page was opened " + SAMPLES + " times before and " + SAMPLES + " times meanwhile",
                    List.of());
        }
        return pages.stream()
                .flatMap(this::misses)
                .max(Comparator.comparing(Miss::by))
                .map(worst -> Finding.failed(
                                expected,
                                worst.words(),
                                List.of(worst.page().slowest().entry().ordinal()))
                        .decidedByTime(worst.by()))
                .orElseGet(() -> asQuick(expected, pages));
    }

    private Comparison compare(String target) {
        var same = requests.stream()
                .filter(d -> d.target().equals(target))
                .sorted(Comparator.comparing(Doing::took))
                .toList();
        return new Comparison(
                target,
                same.stream().filter(trouble::before).toList(),
                same.stream().filter(trouble::ofOthersAlone).toList());
    }

    private Stream<Miss> misses(Comparison page) {
        var misses = new ArrayList<Miss>();
        Duration limit = max(page.usual().multipliedBy(TIMES), QUICK);
        if (page.now().compareTo(limit) > 0) {
            misses.add(new Miss(
                    page,
                    page.now().minus(limit),
                    "half of '" + page.target() + "' took over " + Phrase.time(page.now()) + ", "
                            + Phrase.time(page.usual()) + " before"));
        }
        Duration slowest = page.slowest().took();
        if (slowest.compareTo(most) > 0 && page.slowestBefore().compareTo(most) <= 0) {
            misses.add(new Miss(
                    page,
                    slowest.minus(most),
                    "one of " + page.during().size() + " '" + page.target() + "' took " + Phrase.time(slowest) + ", "
                            + Phrase.time(page.slowestBefore()) + " at most before"));
        }
        return misses.stream();
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Finding asQuick(String expected, List<Comparison> pages) {
        Comparison slowest =
                pages.stream().max(Comparator.comparing(Comparison::now)).orElseThrow();
        return Finding.passed(
                expected,
                "half of '" + slowest.target() + "' took up to " + Phrase.time(slowest.now()) + ", "
                        + Phrase.time(slowest.usual()) + " before",
                List.of(slowest.slowest().entry().ordinal()));
    }
}
