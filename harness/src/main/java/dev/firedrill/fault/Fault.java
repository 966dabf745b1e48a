package dev.firedrill.fault;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
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

    /** What the link to the instance must be capable of, or else the fault is another one to the add-on. */
    default Set<LinkAbility> needs() {
        return Set.of();
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
        EXCHANGE,
        /** The network is in trouble between the add-on and an instance that it calls. */
        LINK,
        /** The network is in trouble between an instance and the add-on that it calls. */
        WAY_TO_ADD_ON
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

        @Override
        public Set<LinkAbility> needs() {
            return outage == Outage.RESET ? Set.of(LinkAbility.RESETS) : Set.of();
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
            return "is cold: its first answer takes " + first.toMillis() + " ms, later ones less, about a third after "
                    + requests + " requests or " + time.toMillis() + " ms";
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

        @Override
        public Set<LinkAbility> needs() {
            return mishap.cuts() ? Set.of(LinkAbility.RESETS) : Set.of();
        }
    }

    /**
     * The network between an instance and the add-on is in trouble. Connections that are open suffer from it too,
     * except those that the host opened for the instance before its first fault of this kind on their way.
     *
     * @param direction of what is disturbed, whoever opened the connection
     * @param opener whose connections suffer
     * @param toxicity the share of connections that suffer, above 0 and at most 1; which ones depends on the seed
     */
    record OnLink(Toxic toxic, Direction direction, Opener opener, double toxicity) implements Fault {

        /** The toxicity must be above 0 and at most 1. */
        public OnLink {
            if (!(toxicity > 0 && toxicity <= 1)) {
                throw new IllegalArgumentException(
                        "The share of connections that suffer is above 0 and at most 1: " + toxicity);
            }
        }

        /** On every connection by which the add-on calls the instance. */
        public OnLink(Toxic toxic, Direction direction) {
            this(toxic, direction, Opener.ADD_ON, 1);
        }

        /** On every connection that the host opens to the add-on for the instance. */
        public static OnLink toAddon(Toxic toxic, Direction direction) {
            return new OnLink(toxic, direction, Opener.HOST, 1);
        }

        /** The same on some connections only. */
        public OnLink withToxicity(double share) {
            return new OnLink(toxic, direction, opener, share);
        }

        /** Whether it is on the way of everything that the add-on sends to the instance. */
        public boolean meetsEveryCall() {
            return opener == Opener.ADD_ON && toxicity == 1;
        }

        @Override
        public Attribution attribution() {
            return Attribution.NETWORK;
        }

        @Override
        public String describe() {
            String share = toxicity < 1 ? ", on " + Math.round(100 * toxicity) + " % of connections" : "";
            return (opener == Opener.ADD_ON ? "is behind a link that " : "reaches the add-on by a link that ")
                    + toxic.describe() + " (" + direction.describe() + share + ")";
        }

        @Override
        public Kind kind() {
            return opener == Opener.ADD_ON ? Kind.LINK : Kind.WAY_TO_ADD_ON;
        }

        /** The host sees what arrives, be it late, in pieces, or in vain. */
        @Override
        public boolean observable() {
            return opener == Opener.HOST || direction == Direction.TO_ADD_ON || toxic.letsAllPass();
        }

        @Override
        public Set<LinkAbility> needs() {
            var needs = EnumSet.noneOf(LinkAbility.class);
            needs.addAll(toxic.needs());
            if (toxicity < 1) {
                needs.add(LinkAbility.SEEDED_CHANCE);
            }
            return needs;
        }
    }
}
