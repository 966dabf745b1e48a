package dev.firedrill.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that is injected and healed. */
public sealed interface Fault {

    /** Whose it is. */
    Attribution attribution();

    /** What it does, as a phrase for people. */
    String describe();

    /**
     * The instance accepts and answers late, or never.
     *
     * @param late how late the answer comes; null is never, until healed
     */
    record Hold(@Nullable Duration late) implements Fault {

        @Override
        public Attribution attribution() {
            return Attribution.HOST;
        }

        @Override
        public String describe() {
            return late == null ? "accepts and does not answer" : "answers " + late.toMillis() + " ms late";
        }
    }
}
