package dev.firedrill.replay;

import dev.firedrill.history.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that was otherwise when a rehearsal was played again. */
public sealed interface Difference {

    /** The rehearsal in which it was. */
    String rehearsal();

    /**
     * Firedrill decided otherwise: a divergence.
     *
     * @param tenant empty when it concerned none
     * @param kind of the decision, as a noun
     * @param ordinal its place among the decisions of its kind for this tenant, from 1
     * @param then the decision of the former history; null when there was none
     * @param now that of the new one; null when there was none
     */
    record Decided(
            String rehearsal,
            String tenant,
            String kind,
            int ordinal,
            @Nullable Entry then,
            @Nullable Entry now) implements Difference {}

    /**
     * The add-on acknowledged a callback in one play and not in the other.
     *
     * @param ordinal which callback of its event for this tenant, from 1
     */
    record Acknowledged(String rehearsal, String tenant, int ordinal, Entry then, Entry now) implements Difference {}

    /**
     * The add-on made a request, for which a fault waited, in one play and not in the other.
     *
     * @param fault as it describes itself
     * @param occurrence the first of such requests that was struck in one alone, from 1
     * @param then how it was struck then; null when it did not come
     * @param now how it was struck now; null when it did not come
     */
    record Requested(
            String rehearsal,
            String tenant,
            String fault,
            int occurrence,
            @Nullable Entry then,
            @Nullable Entry now) implements Difference {}

    /** Preflight found that users can do other things with the add-on. */
    record Found(String rehearsal, List<String> then, List<String> now) implements Difference {}

    /**
     * The rehearsals did not end in the same way, as when the add-on refused what the rest builds upon; what came after
     * that is not compared.
     *
     * @param then why it was not played to its end; empty when it was
     * @param now the same for the new one
     */
    record BrokenOff(String rehearsal, String then, String now) implements Difference {}

    /** It was played in one run alone, as when only one of them had a failure to confirm. */
    record PlayedOnce(String rehearsal, boolean then) implements Difference {}
}
