package dev.firedrill.drill;

import dev.firedrill.fault.Fault;
import java.time.Duration;

/** One thing that happens in a drill. */
public sealed interface Step {

    /** When it begins, since the drill's own beginning. */
    Duration at();

    /** Whom it concerns; empty for every tenant. */
    String tenant();

    /** When it is over. */
    Duration ends();

    /** A fault that lasts for a while. */
    record Trouble(Duration at, String tenant, Fault fault, Duration lasts) implements Step {
        @Override
        public Duration ends() {
            return at.plus(lasts);
        }
    }

    /** Something that the host does once, and tells the add-on. */
    record Change(Duration at, String tenant, What what) implements Step {
        @Override
        public Duration ends() {
            return at;
        }
    }

    /** What a host does once. */
    enum What {
        /** The tenant moves to a new address. */
        RENAME("rename", "renamed", "moves to a new address"),
        /** The tenant gets a new shared secret. */
        ROTATE("rotate", "rotated", "gets a new secret");

        private final String key;
        private final String done;
        private final String phrase;

        What(String key, String done, String phrase) {
            this.key = key;
            this.done = done;
            this.phrase = phrase;
        }

        /** Its key in a schedule. */
        public String key() {
            return key;
        }

        /** What the history says of it once the add-on acknowledged it. */
        public String done() {
            return done;
        }

        /** For people. */
        public String phrase() {
            return phrase;
        }
    }
}
