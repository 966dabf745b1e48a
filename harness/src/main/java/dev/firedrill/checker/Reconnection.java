package dev.firedrill.checker;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an add-on calls a tenant's host again once that is well. */
final class Reconnection {

    private final HistoryView history;
    private final String tenant;
    private final Entry from;
    private final Duration bound;
    private final String expected;
    private final Doings doings;

    private Reconnection(HistoryView history, String tenant, Moment since, Entry from) {
        this.history = history;
        this.tenant = tenant;
        this.from = from;
        this.bound = history.bounds().recovery();
        this.expected =
                "what users of '" + tenant + "' do makes the add-on call its host again, rightly signed, within "
                        + Phrase.seconds(bound) + " after " + since.phrase();
        this.doings = Doings.in(history, tenant);
    }

    static Stream<Finding> judge(HistoryView history, String tenant, Moment since, Entry from) {
        return Stream.of(new Reconnection(history, tenant, since, from).decide());
    }

    private Finding decide() {
        Optional<Seen<Fact.HostCalled>> again =
                caused().filter(c -> Calls.arrivedAfter(c, from.at())).min(Comparator.comparing(Calls::arrival));
        if (again.isPresent() && sinceThen(again.get()).compareTo(bound) <= 0) {
            return Finding.passed(
                    expected,
                    "it did after " + Phrase.seconds(sinceThen(again.get())),
                    List.of(from.ordinal(), again.get().ordinal()));
        }
        return whyNot().orElseGet(() -> tooLate(again));
    }

    private Stream<Seen<Fact.HostCalled>> caused() {
        return Calls.of(history, tenant).filter(Calls::answeredWell).filter(doings::caused);
    }

    private Duration sinceThen(Seen<Fact.HostCalled> call) {
        return Calls.arrival(call).minus(from.at());
    }

    /** Why a missing call is no failure; empty when it is one. */
    private Optional<Finding> whyNot() {
        if (caused().noneMatch(c -> !Calls.arrivedAfter(c, from.at()))) {
            return undecided(HostCalls.never(history, tenant));
        }
        if (!calledUntilTrouble()) {
            return undecided("it called the host at first and no longer when the trouble began: it keeps what it read");
        }
        if (observed().compareTo(bound) < 0) {
            return undecided(Watched.tooShort(observed()));
        }
        return servesWhatItKept();
    }

    private Optional<Finding> undecided(String why) {
        return Optional.of(Finding.inconclusive(expected, why, List.of(from.ordinal())));
    }

    /** Whether it still called shortly before its host was disturbed; one that keeps answers calls only at first. */
    private boolean calledUntilTrouble() {
        Duration end = Moment.faultBegan().in(history, tenant).orElse(from).at();
        Duration begin = doings.beginning().orElse(end);
        Duration middle = begin.plus(end.minus(begin).dividedBy(2));
        return caused().anyMatch(c -> !Calls.arrivedAfter(c, end) && Calls.arrivedAfter(c, middle));
    }

    /** For how long users asked afterwards for what makes the add-on call. */
    private Duration observed() {
        return doings.thatCall()
                .map(d -> d.ended().minus(from.at()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Users see the content without a call: sound when the add-on had tried meanwhile, untested when it had not. */
    private Optional<Finding> servesWhatItKept() {
        var service = Service.since(history, tenant, from);
        var shown = service.all().stream()
                .filter(u -> u.ordinal() > from.ordinal())
                .filter(service::showsContent)
                .filter(u -> u.at().minus(from.at()).compareTo(bound) <= 0)
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        boolean tried = Spell.of(history, Spell.OF_THE_WHOLE_HOST).stream()
                .filter(spell -> spell.tenant().equals(tenant))
                .anyMatch(spell -> spell.met(history).findAny().isPresent());
        var evidence = List.of(from.ordinal(), shown.get(0).ordinal());
        return Optional.of(
                tried
                        ? Finding.passed(
                                expected,
                                "it did not, and showed the tenant's content all the same: it answers with what it kept",
                                evidence)
                        : Finding.inconclusive(
                                expected,
                                "it answered with what it had kept all the while, so nobody saw it call again",
                                evidence));
    }

    private Finding tooLate(Optional<Seen<Fact.HostCalled>> again) {
        Duration took = again.map(this::sinceThen).orElseGet(this::observed);
        return Finding.failed(
                        expected,
                        again.map(c -> "it did only after " + Phrase.seconds(took))
                                .orElse("it did not in " + Phrase.seconds(took) + ", though users asked"),
                        Stream.concat(Stream.of(from), again.map(Seen::entry).stream())
                                .map(Entry::ordinal)
                                .toList())
                .decidedByTime(took.minus(bound));
    }
}
