package dev.firedrill.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that is injected and healed. */
public sealed interface Fault {

    /** Whose it is. */
    Attribution attribution();

    /** What it does, as a phrase for people. */
    String describe();

    /** Its kind, by a stable name for machines. */
    Kind kind();

    /** Whether the host sees what an add-on attempts while it lasts. What is not seen is not judged. */
    default boolean observable() {
        return true;
    }

    /** The kinds of faults. */
    enum Kind {
        /** An instance accepts requests and answers them late, or never. */
        HOLD,
        /** An instance finishes what it has and takes nothing new. */
        DRAINING,
        /** An instance is down. */
        DOWN,
        /** An instance listens and is not ready. */
        STARTING,
        /** An instance answers slowly until its caches are warm. */
        COLD,
        /** Single exchanges go wrong. */
        EXCHANGE
    }

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

        @Override
        public Kind kind() {
            return Kind.HOLD;
        }
    }

    /** The instance is about to go down: requests underway are finished, and their connections closed after that. */
    record Draining() implements Fault {

        @Override
        public Attribution attribution() {
            return Attribution.PLANNED;
        }

        @Override
        public String describe() {
            return "drains: closes connections after answering";
        }

        @Override
        public Kind kind() {
            return Kind.DRAINING;
        }
    }

    /**
     * The instance is down. It sends nothing meanwhile: webhooks and callbacks queue until it is up again.
     *
     * @param planned whether it was announced, as a maintenance window is
     */
    record Down(Outage outage, boolean planned) implements Fault {

        @Override
        public Attribution attribution() {
            return planned ? Attribution.PLANNED : Attribution.HOST;
        }

        @Override
        public String describe() {
            return "is down: " + outage.phrase();
        }

        @Override
        public Kind kind() {
            return Kind.DOWN;
        }

        @Override
        public boolean observable() {
            return outage.observable();
        }
    }

    /** The instance listens, and answers 503 with {@code Retry-After}, because it is not ready. */
    record Starting() implements Fault {

        @Override
        public Attribution attribution() {
            return Attribution.HOST;
        }

        @Override
        public String describe() {
            return "is starting: answers 503 with Retry-After";
        }

        @Override
        public Kind kind() {
            return Kind.STARTING;
        }
    }

    /**
     * The instance is up and its caches are empty: the first answer takes long, and later ones less, as requests come
     * and time goes by.
     *
     * @param first how long the first answer takes
     * @param requests after this many requests an answer takes about a third of that
     * @param time after this much time an answer takes about a third of that
     */
    record Cold(Duration first, int requests, Duration time) implements Fault {

        /** An answer that takes less than this is not worth slowing. */
        private static final Duration WARM = Duration.ofMillis(20);

        /**
         * How late an answer is.
         *
         * @param seen requests since it came up, before this one
         * @param up how long it has been up
         */
        public Duration latency(long seen, Duration up) {
            double warmth = (double) seen / requests + (double) up.toNanos() / time.toNanos();
            var latency = Duration.ofNanos(Math.round(first.toNanos() * Math.exp(-warmth)));
            return latency.compareTo(WARM) < 0 ? Duration.ZERO : latency;
        }

        @Override
        public Attribution attribution() {
            return Attribution.HOST;
        }

        @Override
        public String describe() {
            return "is cold: its first answer takes " + first.toMillis() + " ms, later ones less";
        }

        @Override
        public Kind kind() {
            return Kind.COLD;
        }
    }

    /** Some of the instance's exchanges go wrong. */
    record Exchange(Selector selector, Mishap mishap) implements Fault {

        @Override
        public Attribution attribution() {
            return Attribution.HOST;
        }

        @Override
        public String describe() {
            return mishap.describe() + " (" + selector.describe() + ")";
        }

        @Override
        public Kind kind() {
            return Kind.EXCHANGE;
        }
    }
}
