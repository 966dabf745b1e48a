package dev.firedrill.report;

import dev.firedrill.checker.Finding;
import dev.firedrill.checker.Judgement;
import dev.firedrill.checker.Outcome;
import dev.firedrill.history.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A scenario and its judgement in their run: what every report asks about one scenario. */
record Judged(Catalogued scenario, Judgement judgement, RunResult run) {

    Outcome outcome() {
        return judgement.outcome();
    }

    /** Whether it passed, and warns. */
    boolean warns() {
        return outcome() == Outcome.PASSED && !judgement.warnings().isEmpty();
    }

    /** The failure that the team accepts, when this is one. */
    Optional<KnownFailure> accepted() {
        return known().filter(known -> outcome() == Outcome.FAILED && known.accepted(run.day()));
    }

    /** Whether it fails the run. */
    boolean fails() {
        return outcome() == Outcome.FAILED && accepted().isEmpty();
    }

    private Optional<KnownFailure> known() {
        return run.known().stream().filter(k -> k.id().equals(scenario.id())).findFirst();
    }

    /** What the team should do about the failure of this scenario that it accepts. */
    Optional<String> remark() {
        return known().flatMap(known -> switch (outcome()) {
            case PASSED -> Optional.of(scenario.id() + " no longer fails: remove it from the known failures");
            case FAILED ->
                known.accepted(run.day())
                        ? Optional.empty()
                        : Optional.of(scenario.id() + " was accepted until " + known.until()
                                + ", and that day is over: mend it, or accept it for longer");
            case INCONCLUSIVE, NOT_APPLICABLE -> Optional.empty();
        });
    }

    Duration took() {
        return run.timing().of(scenario.id());
    }

    /** The finding that explains the outcome best; a passed or skipped scenario has none. */
    Optional<Finding> decisive() {
        return judgement.decisive().stream().findFirst();
    }

    /** The entries that decided a finding, as the checker ordered them. */
    List<Entry> evidence(Finding finding) {
        return finding.evidence().stream()
                .flatMap(ordinal -> entry(ordinal).stream())
                .toList();
    }

    /** Entries are numbered from 1 without gaps, but a stored history may have been cut by hand. */
    private Optional<Entry> entry(long ordinal) {
        int index = (int) ordinal - 1;
        List<Entry> history = run.history();
        if (index >= 0 && index < history.size() && history.get(index).ordinal() == ordinal) {
            return Optional.of(history.get(index));
        }
        return history.stream().filter(e -> e.ordinal() == ordinal).findFirst();
    }

    /** The command that runs this scenario again with the same decisions. */
    String reproduce() {
        return run.again(scenario.id());
    }

    /** Why a scenario did not concern the add-on. */
    static String whySkipped(Judgement judgement) {
        return judgement.notes().isEmpty()
                ? "it does not concern this add-on"
                : judgement.notes().get(0);
    }
}
