package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Decision.Kind;
import java.util.SplittableRandom;

/**
 * The chance of one toxic on one direction of one connection. Every throw is a function of the seed, the names and the
 * place in the stream, so it depends neither on threads nor on what was thrown before.
 */
final class Dice {

    /** Farther than any stream is long, and yet a place can be added to it. */
    private static final long NO_BYTE_THERE_IS = Long.MAX_VALUE / 2;

    private final DecisionLog log;
    private final Place place;
    private final long key;

    /** Where dice are thrown. */
    record Place(String proxy, long connection, Direction direction, String toxic) {

        private Decision decided(Kind kind, long at, long value) {
            return new Decision(proxy, connection, direction.text(), toxic, kind, at, value);
        }
    }

    Dice(long seed, Place place, DecisionLog log) {
        this.log = log;
        this.place = place;
        this.key = Mix.of(seed)
                .with(place.proxy())
                .with(place.toxic())
                .with(place.direction().text())
                .with(place.connection())
                .value();
    }

    /** Whether the toxic works here. The same throw for every toxicity, so that a higher one hits no fewer. */
    boolean hits(double toxicity, long occasion) {
        return hits(toxicity, occasion, 0);
    }

    /** Whether it works here from this occasion on, whatever was thrown at an earlier one. */
    boolean hitsAnew(double toxicity, long occasion) {
        return hits(toxicity, occasion, occasion);
    }

    private boolean hits(double toxicity, long occasion, long number) {
        boolean hit = random(Kind.TOXICITY, number).nextDouble() < toxicity;
        if (toxicity > 0 && toxicity < 1) {
            log.add(place.decided(Kind.TOXICITY, occasion, hit ? 1 : 0));
        }
        return hit;
    }

    /** Milliseconds from minus {@code bound}, inclusive, to {@code bound}, exclusive. */
    long jitter(long position, long bound) {
        return bound <= 0 ? 0 : random(Kind.JITTER, position).nextLong(-bound, bound);
    }

    /** The bytes of the slice that begins at this place: at least one. */
    long slice(long position, long average, long variation) {
        return Math.max(1, average + random(Kind.SLICE, position).nextLong(-variation, variation + 1));
    }

    /** From minus {@code bound}, inclusive, to {@code bound}, exclusive, for the n-th cut of the bytes at this place. */
    long cut(long position, int ordinal, long bound) {
        return bound <= 0
                ? 0
                : new SplittableRandom(Mix.of(key)
                                .with("CUT")
                                .with(position)
                                .with(ordinal)
                                .value())
                        .nextLong(-bound, bound);
    }

    /** How many bytes from this place on stay as they are, when each is hit with this probability. */
    long gap(long position, double probability) {
        if (probability <= 0) {
            return NO_BYTE_THERE_IS;
        }
        double draw = 1 - random(Kind.CORRUPTION, position).nextDouble();
        return probability >= 1
                ? 0
                : (long) Math.min((double) NO_BYTE_THERE_IS, Math.log(draw) / Math.log1p(-probability));
    }

    /** Which bit of the byte at this place. */
    int bit(long position) {
        return (int) (Mix.of(key).with("BIT").with(position).value() & 7);
    }

    boolean loses(long position, double chance) {
        return random(Kind.LOSS, position).nextDouble() < chance;
    }

    /** Records what came to be; throws that changed nothing are not decisions. */
    void decided(Kind kind, long position, long value) {
        log.add(place.decided(kind, position, value));
    }

    private SplittableRandom random(Kind kind, long position) {
        return new SplittableRandom(Mix.of(key).with(kind.name()).with(position).value());
    }
}
