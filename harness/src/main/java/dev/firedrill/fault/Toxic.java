package dev.firedrill.fault;

import java.time.Duration;
import java.util.Set;

/** A fault of the network on one direction of a link, in Toxiproxy's words. Values alone: nothing happens here. */
public sealed interface Toxic {

    /** What it does to what passes, as a phrase for people. */
    String describe();

    /** Whether everything that is sent arrives in the end. */
    default boolean letsAllPass() {
        return true;
    }

    /** What the link must be capable of. */
    default Set<LinkAbility> needs() {
        return Set.of();
    }

    /**
     * Bytes arrive later, and no slower.
     *
     * @param latency how much later
     * @param jitter how much more or less than that, by chance
     */
    record Latency(Duration latency, Duration jitter) implements Toxic {

        /** Neither may be negative. */
        public Latency {
            requireTime("latency", latency);
            requireTime("jitter", jitter);
        }

        @Override
        public String describe() {
            String spread = jitter.isZero() ? "" : ", give or take " + millis(jitter);
            return "delays by " + millis(latency) + spread;
        }

        @Override
        public Set<LinkAbility> needs() {
            return jitter.isZero() ? Set.of() : Set.of(LinkAbility.SEEDED_CHANCE);
        }
    }

    /**
     * Bytes arrive no faster than this.
     *
     * @param kilobytesPerSecond in units of 1000 bytes; 0 lets nothing pass
     */
    record Bandwidth(long kilobytesPerSecond) implements Toxic {

        /** Must not be negative. */
        public Bandwidth {
            require(kilobytesPerSecond >= 0, "A bandwidth cannot be negative: " + kilobytesPerSecond);
        }

        @Override
        public String describe() {
            return kilobytesPerSecond == 0 ? "lets nothing pass" : "lets " + kilobytesPerSecond + " KB/s pass";
        }

        @Override
        public boolean letsAllPass() {
            return kilobytesPerSecond > 0;
        }
    }

    /**
     * Bytes are swallowed, and in the end the connection is closed.
     *
     * @param after how long after the connection was opened, or the toxic was added to it; zero never closes
     */
    record Timeout(Duration after) implements Toxic {

        /** Must not be negative. */
        public Timeout {
            requireTime("timeout", after);
        }

        @Override
        public String describe() {
            return "swallows everything" + (after.isZero() ? "" : " and closes after " + millis(after));
        }

        @Override
        public boolean letsAllPass() {
            return false;
        }

        @Override
        public Set<LinkAbility> needs() {
            return after.isZero() ? Set.of() : Set.of(LinkAbility.DEADLINES);
        }
    }

    /**
     * The connection is reset.
     *
     * @param after how long after the first bytes came this way; they do not arrive
     */
    record ResetPeer(Duration after) implements Toxic {

        /** Must not be negative. */
        public ResetPeer {
            requireTime("timeout", after);
        }

        @Override
        public String describe() {
            return "resets the connection" + (after.isZero() ? "" : " " + millis(after) + " after the first bytes");
        }

        @Override
        public boolean letsAllPass() {
            return false;
        }

        @Override
        public Set<LinkAbility> needs() {
            return Set.of(LinkAbility.RESETS);
        }
    }

    /**
     * The end of what is sent arrives later.
     *
     * @param delay how much later
     */
    record SlowClose(Duration delay) implements Toxic {

        /** Must not be negative. */
        public SlowClose {
            requireTime("delay", delay);
        }

        @Override
        public String describe() {
            return "delays the end by " + millis(delay);
        }
    }

    /**
     * Bytes arrive in small pieces.
     *
     * @param averageBytes how large a piece is, at least 1
     * @param variationBytes how much larger or smaller, by chance; at most as much as the average
     * @param delay between two pieces, in whole microseconds
     */
    record Slicer(int averageBytes, int variationBytes, Duration delay) implements Toxic {

        /** The average must be positive, the variation at most that, and nothing negative. */
        public Slicer {
            require(averageBytes >= 1, "A slice has at least one byte: " + averageBytes);
            require(
                    variationBytes >= 0 && variationBytes <= averageBytes,
                    "Slices of " + averageBytes + " bytes cannot vary by " + variationBytes);
            requireTime("delay", delay);
        }

        @Override
        public String describe() {
            String spread = variationBytes == 0 ? "" : ", give or take " + variationBytes;
            String pause = delay.isZero() ? "" : ", " + delay.toNanos() / 1000 + " µs apart";
            return "cuts into pieces of " + averageBytes + " bytes" + spread + pause;
        }

        @Override
        public Set<LinkAbility> needs() {
            return variationBytes == 0 ? Set.of() : Set.of(LinkAbility.SEEDED_CHANCE);
        }
    }

    /**
     * The connection is closed after a number of bytes.
     *
     * @param bytes how many still arrive; with 0 the first one closes it
     */
    record LimitData(long bytes) implements Toxic {

        /** Must not be negative. */
        public LimitData {
            require(bytes >= 0, "A number of bytes cannot be negative: " + bytes);
        }

        @Override
        public String describe() {
            return "closes the connection after " + bytes + " bytes";
        }

        @Override
        public boolean letsAllPass() {
            return false;
        }
    }

    private static String millis(Duration time) {
        return time.toMillis() + " ms";
    }

    private static void requireTime(String name, Duration time) {
        require(!time.isNegative(), "A " + name + " cannot be negative: " + time);
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
