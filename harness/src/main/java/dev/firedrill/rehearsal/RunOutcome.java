package dev.firedrill.rehearsal;

import dev.firedrill.checker.Judgement;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Header;
import java.util.List;

/**
 * What a run gave.
 *
 * @param judgements in the order of the plan
 * @param interrupted whether the user ended it early
 */
public record RunOutcome(Header header, List<Entry> history, List<Judgement> judgements, boolean interrupted) {}
