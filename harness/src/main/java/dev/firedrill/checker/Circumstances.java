package dev.firedrill.checker;

import dev.firedrill.fault.Fault;
import dev.firedrill.history.Fact;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.HistoryView.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What befell a rehearsal as a whole, whatever its checker looks for. */
final class Circumstances {

    private Circumstances() {}

    /** That the add-on's process ended by itself, with the last that it said. */
    static Optional<Finding> death(HistoryView view) {
        return during(view).stream()
                .filter(s ->
                        s.fact() instanceof Fact.AddonChanged c && c.state().equals(Fact.AddonChanged.DIED))
                .map(s -> Finding.failed(
                        "the add-on's process lives through this",
                        "it died: " + lastWords((Fact.AddonChanged) s.fact()),
                        List.of(s.ordinal())))
                .findFirst();
    }

    private static String lastWords(Fact.AddonChanged death) {
        return death.output().isEmpty()
                ? death.detail()
                : death.detail() + "; the last lines of its output: "
                        + death.output().stream().map(String::strip).collect(Collectors.joining(" / "));
    }

    static Optional<Finding> problem(HistoryView view) {
        return view.all(Fact.RehearsalEnded.class)
                .filter(s -> !s.fact().problem().isEmpty())
                .map(s -> Finding.inconclusive(
                        "the scenario is played to its end", s.fact().problem(), List.of(s.ordinal())))
                .findFirst();
    }

    /** A scenario whose fault did not happen showed nothing. */
    static List<Finding> neverStruck(HistoryView view) {
        return Spell.of(view, Set.of(Fault.Kind.EXCHANGE)).stream()
                .filter(spell -> spell.strikes(view) == 0)
                .map(spell -> Finding.inconclusive(
                        "every fault that was scheduled happens",
                        "a fault that was scheduled never happened: " + spell.phrase(),
                        List.of(spell.began().ordinal())))
                .toList();
    }

    /** What was scheduled and did not begin has been tested by nobody. */
    static List<Finding> neverInjected(HistoryView view) {
        return view.all(Fact.FaultScheduled.class)
                .filter(scheduled -> view.all(Fact.FaultInjected.class)
                        .noneMatch(injected -> injected.ordinal() > scheduled.ordinal()
                                && injected.tenant().equals(scheduled.tenant())
                                && injected.fact()
                                        .fault()
                                        .equals(scheduled.fact().fault())))
                .map(scheduled -> Finding.inconclusive(
                        "every fault that was scheduled happens",
                        "a fault that was scheduled never happened: the host of '" + scheduled.tenant() + "' "
                                + scheduled.fact().fault(),
                        List.of(scheduled.ordinal())))
                .toList();
    }

    /** A pass is earned by what was played: nothing is, where nothing that the add-on was asked was answered. */
    static Optional<Finding> unanswered(HistoryView view) {
        var asked = view.all(Fact.Answered.class)
                .filter(s -> !s.entry().rehearsal().isEmpty())
                .toList();
        boolean probed = view.all(Fact.AccessProbed.class)
                .anyMatch(s -> s.fact().attempts().stream().anyMatch(a -> a.status() != 0));
        return asked.isEmpty()
                        || probed
                        || asked.stream().anyMatch(s -> s.fact().answer().arrived())
                ? Optional.empty()
                : Optional.of(Finding.inconclusive(
                        "the add-on answers what it is asked",
                        "it answered nothing: "
                                + Phrase.counted(asked.stream()
                                        .map(s -> s.fact().answer().describe())),
                        asked.stream().map(Seen::ordinal).toList()));
    }

    /** That Firedrill could not send all that it meant to, of which nothing was judged. */
    static Optional<String> unsent(HistoryView view) {
        var unsent = view.all(Fact.NotSent.class).toList();
        return unsent.stream()
                .findFirst()
                .map(first -> "Firedrill itself did not send " + unsent.size() + " of its requests ("
                        + first.fact().why() + "). Nothing of them was judged.");
    }

    /** What concerned the whole run while this rehearsal was played. */
    static List<Seen<Fact>> during(HistoryView view) {
        Duration from =
                view.all(Fact.RehearsalStarted.class).map(Seen::at).findFirst().orElse(Duration.ZERO);
        Duration to = view.all(Fact.RehearsalEnded.class)
                .map(Seen::at)
                .reduce((a, b) -> b)
                .orElse(Duration.ofSeconds(Long.MAX_VALUE, 0));
        return view.all(Fact.class)
                .filter(s -> s.entry().rehearsal().isEmpty())
                .filter(s -> s.at().compareTo(from) >= 0 && s.at().compareTo(to) <= 0)
                .toList();
    }
}
