package dev.firedrill.checker;

import dev.firedrill.fault.Fault;
import dev.firedrill.history.HistoryView;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Checkers of what an add-on does to a host that is in trouble. Recovery is judged by those of users and of calls. */
public final class Outages {

    private Outages() {}

    /**
     * While a host is down, the add-on does not storm it: few calls for each request of a user, and what it calls by
     * itself comes as seldom as before or in growing intervals. What the host cannot see is not judged.
     */
    public static Checker callsStayBounded() {
        return during(Fault.Kind.DOWN, "down", Storm::judge);
    }

    /** While a host is cold, the add-on calls it at most twice as often for each request of a user as otherwise. */
    public static Checker noStampede() {
        return during(Fault.Kind.COLD, "cold", Stampede::judge);
    }

    private static Checker during(
            Fault.Kind kind, String state, BiFunction<HistoryView, Spell, Stream<Finding>> judge) {
        return history -> {
            var spells = Spell.of(history, Set.of(kind));
            return (spells.isEmpty()
                            ? Stream.of(Finding.inconclusive(
                                    "calls stay few while the host is " + state, "no host was " + state, List.of()))
                            : spells.stream()
                                    .filter(spell -> spell.began().fact().observable())
                                    .flatMap(spell -> judge.apply(history, spell)))
                    .map(Finding::asShould)
                    .toList();
        };
    }

    /** A write into the host whose fate the add-on cannot know is not sent again. */
    public static Checker writesAreNotRepeated() {
        return history -> Access.tenants(history)
                .flatMap(tenant -> Moment.faultBegan().in(history, tenant).stream()
                        .flatMap(fault -> RepeatedWrites.judge(history, tenant, fault)))
                .toList();
    }
}
