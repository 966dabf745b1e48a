package dev.firedrill.toxiproxy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a toxic is set to. The records refuse what no stage could carry out. */
sealed interface Toxic {

    ToxicType type();

    /** Under the API's names, in its order. */
    Map<String, Long> attributes();

    /** What does it to the bytes of one direction of one connection; null when nothing needs to be done. */
    @Nullable
    Stage<?> stage(Dice dice, long now);

    /** Does nothing. */
    record Noop() implements Toxic {

        @Override
        public ToxicType type() {
            return ToxicType.NOOP;
        }

        @Override
        public Map<String, Long> attributes() {
            return type().named();
        }

        @Override
        public @Nullable Stage<?> stage(Dice dice, long now) {
            return null;
        }
    }

    /**
     * Lets bytes through late, without slowing them down.
     *
     * @param latency ms
     * @param jitter ms; how much earlier or later than that
     */
    record Latency(long latency, long jitter) implements Toxic {

        public Latency {
            Limits.time("latency", latency);
            Limits.time("jitter", jitter);
        }

        @Override
        public ToxicType type() {
            return ToxicType.LATENCY;
        }

        @Override
        public Map<String, Long> attributes() {
            return type().named(latency, jitter);
        }

        @Override
        public Stage<?> stage(Dice dice, long now) {
            return new LatencyStage(this, dice);
        }
    }

    /**
     * Lets a number of bytes through in a time.
     *
     * @param rate in units of 1000 bytes a second; at 0 nothing passes
     */
    record Bandwidth(long rate) implements Toxic {

        public Bandwidth {
            Limits.rate(rate);
        }

        @Override
        public ToxicType type() {
            return ToxicType.BANDWIDTH;
        }

        @Override
        public Map<String, Long> attributes() {
            return type().named(rate);
        }

        @Override
        public Stage<?> stage(Dice dice, long now) {
            return new BandwidthStage(this);
        }
    }

    /**
     * Delays the end of a direction.
     *
     * @param delay ms
     */
    record SlowClose(long delay) implements Toxic {

        public SlowClose {
            Limits.time("delay", delay);
        }

        @Override
        public ToxicType type() {
            return ToxicType.SLOW_CLOSE;
        }

        @Override
        public Map<String, Long> attributes() {
            return type().named(delay);
        }

        @Override
        public Stage<?> stage(Dice dice, long now) {
            return new SlowCloseStage(this);
        }
    }

    /**
     * Swallows every byte, and closes the connection in the end.
     *
     * @param timeout ms since the connection or the toxic began; 0 never closes
     */
    record Timeout(long timeout) implements Toxic {

        public Timeout {
            Limits.time("timeout", timeout);
        }

        @Override
        public ToxicType type() {
            return ToxicType.TIMEOUT;
        }

        @Override
        public Map<String, Long> attributes() {
            return type().named(timeout);
        }

        @Override
        public Stage<?> stage(Dice dice, long now) {
            return new TimeoutStage(this, now);
        }
    }

    /**
     * Resets the connection.
     *
     * @param timeout ms since the first bytes, or the end, came to it
     */
    record ResetPeer(long timeout) implements Toxic {

        public ResetPeer {
            Limits.time("timeout", timeout);
        }

        @Override
        public ToxicType type() {
            return ToxicType.RESET_PEER;
        }

        @Override
        public Map<String, Long> attributes() {
            return type().named(timeout);
        }

        @Override
        public Stage<?> stage(Dice dice, long now) {
            return new ResetPeerStage(this);
        }
    }

    /**
     * Cuts the stream into small writes.
     *
     * @param averageSize bytes, at least 1
     * @param sizeVariation how many bytes more or fewer than that
     * @param delay µs after each slice
     */
    record Slicer(long averageSize, long sizeVariation, long delay) implements Toxic {

        public Slicer {
            Limits.slices(averageSize, sizeVariation);
            Limits.time("delay", delay);
        }

        @Override
        public ToxicType type() {
            return ToxicType.SLICER;
        }

        @Override
        public Map<String, Long> attributes() {
            return type().named(averageSize, sizeVariation, delay);
        }

        @Override
        public Stage<?> stage(Dice dice, long now) {
            return new SlicerStage(this, dice);
        }
    }

    /**
     * Closes the connection after a number of bytes.
     *
     * @param bytes of one direction; with 0 or fewer, the first ones close it and do not pass
     */
    record LimitData(long bytes) implements Toxic {

        @Override
        public ToxicType type() {
            return ToxicType.LIMIT_DATA;
        }

        @Override
        public Map<String, Long> attributes() {
            return type().named(bytes);
        }

        @Override
        public Stage<?> stage(Dice dice, long now) {
            return new LimitDataStage(this);
        }
    }
}
