package dev.firedrill.toxiproxy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a toxic is set to. The records refuse what no stage could carry out. */
sealed interface Toxic {

    ToxicType type();

    /** Under the API's names, in its order. */
    Map<String, Number> attributes();

    /** What does it to the bytes of one direction of one connection; null when nothing needs to be done. */
    default @Nullable Stage<?> stage(Birth birth) {
        return null;
    }

    /** What it does to a connection that was accepted and did not go on yet. */
    default Arrival arrival() {
        return Arrival.GOES_ON;
    }

    /** Whether it is for connections, and not for a direction. */
    default boolean worksOnArrival() {
        return !arrival().equals(Arrival.GOES_ON);
    }

    /** Does nothing. */
    record Noop() implements Toxic {

        @Override
        public ToxicType type() {
            return ToxicType.NOOP;
        }

        @Override
        public Map<String, Number> attributes() {
            return type().named();
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
        public Map<String, Number> attributes() {
            return type().named(latency, jitter);
        }

        @Override
        public Stage<?> stage(Birth birth) {
            return new LatencyStage(this, birth.dice());
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
        public Map<String, Number> attributes() {
            return type().named(rate);
        }

        @Override
        public Stage<?> stage(Birth birth) {
            return new BandwidthStage(this, birth.compat());
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
        public Map<String, Number> attributes() {
            return type().named(delay);
        }

        @Override
        public Stage<?> stage(Birth birth) {
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
        public Map<String, Number> attributes() {
            return type().named(timeout);
        }

        @Override
        public Stage<?> stage(Birth birth) {
            return birth.compat() ? new TimeoutStage.OfSilence(this, birth.now()) : new TimeoutStage(this, birth.now());
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
        public Map<String, Number> attributes() {
            return type().named(timeout);
        }

        @Override
        public Stage<?> stage(Birth birth) {
            return birth.compat() ? new ResetPeerStage.Closing(this) : new ResetPeerStage(this);
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
        public Map<String, Number> attributes() {
            return type().named(averageSize, sizeVariation, delay);
        }

        @Override
        public Stage<?> stage(Birth birth) {
            return birth.compat() ? new HalvingSlicerStage(this, birth.dice()) : new SlicerStage(this, birth.dice());
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
        public Map<String, Number> attributes() {
            return type().named(bytes);
        }

        @Override
        public Stage<?> stage(Birth birth) {
            return new LimitDataStage(this);
        }
    }

    /**
     * Drops packets of what is sent: 1460 bytes each, counted from where the stream began.
     *
     * @param lossRate the share that is lost
     * @param correlation how much more likely a piece is lost behind a lost one; losses come in bursts then
     */
    record PacketLoss(double lossRate, double correlation) implements Toxic {

        public PacketLoss {
            Limits.share("loss_rate", lossRate);
            Limits.share("correlation", correlation);
        }

        /** Of losing the next piece. Over time the share of lost pieces is the rate, whatever the correlation. */
        double chance(boolean lostBefore) {
            return lostBefore ? lossRate + correlation * (1 - lossRate) : lossRate * (1 - correlation);
        }

        @Override
        public ToxicType type() {
            return ToxicType.PACKET_LOSS;
        }

        @Override
        public Map<String, Number> attributes() {
            return type().named(lossRate, correlation);
        }

        @Override
        public Stage<?> stage(Birth birth) {
            return new PacketLossStage(this, birth.dice());
        }
    }

    /**
     * Flips a bit here and there.
     *
     * @param probability of each byte to be hit
     */
    record Corrupt(double probability) implements Toxic {

        public Corrupt {
            Limits.share("probability", probability);
        }

        @Override
        public ToxicType type() {
            return ToxicType.CORRUPT;
        }

        @Override
        public Map<String, Number> attributes() {
            return type().named(probability);
        }

        @Override
        public Stage<?> stage(Birth birth) {
            return new CorruptStage(this, birth.dice());
        }
    }

    /** Keeps the end of a direction, or a reset, from the other side. */
    record HalfOpen() implements Toxic {

        @Override
        public ToxicType type() {
            return ToxicType.HALF_OPEN;
        }

        @Override
        public Map<String, Number> attributes() {
            return type().named();
        }

        @Override
        public Stage<?> stage(Birth birth) {
            return new HalfOpenStage(this);
        }
    }

    /**
     * Lets a connection wait before anything is read from it and its upstream is dialled.
     *
     * @param delay ms
     */
    record AcceptLate(long delay) implements Toxic {

        public AcceptLate {
            Limits.time("delay", delay);
        }

        @Override
        public ToxicType type() {
            return ToxicType.ACCEPT_LATE;
        }

        @Override
        public Map<String, Number> attributes() {
            return type().named(delay);
        }

        @Override
        public Arrival arrival() {
            return new Arrival(Arrival.millis(delay), Ticks.NEVER);
        }
    }

    /**
     * Closes a connection that was accepted. Its upstream never learns of it.
     *
     * @param delay ms until then
     */
    record AcceptClose(long delay) implements Toxic {

        public AcceptClose {
            Limits.time("delay", delay);
        }

        @Override
        public ToxicType type() {
            return ToxicType.ACCEPT_CLOSE;
        }

        @Override
        public Map<String, Number> attributes() {
            return type().named(delay);
        }

        @Override
        public Arrival arrival() {
            return new Arrival(Ticks.NEVER, Arrival.millis(delay));
        }
    }

    /**
     * Leaves a connection where the operating system put it: it is open, and nobody ever takes it. When more than {@value
     * Waiting#MOST} of a server wait, here or to be accepted late, the one that waits longest is closed.
     */
    record AcceptNever() implements Toxic {

        @Override
        public ToxicType type() {
            return ToxicType.ACCEPT_NEVER;
        }

        @Override
        public Map<String, Number> attributes() {
            return type().named();
        }

        @Override
        public Arrival arrival() {
            return new Arrival(Ticks.NEVER, Ticks.NEVER);
        }
    }
}
