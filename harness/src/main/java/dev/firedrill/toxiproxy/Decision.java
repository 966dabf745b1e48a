package dev.firedrill.toxiproxy;

import java.util.Comparator;

/**
 * Something that a toxic decided by chance. Servers of one seed decide alike for the same traffic, whatever the
 * timing, as long as toxics come and change at the same places in it; but jitter is drawn for each piece that was read, and
 * where those begin is up to the operating system unless each message is answered before the next. So are the slices and
 * the toxicity that {@link Semantics#COMPAT} draws anew.
 *
 * @param proxy the proxy's name
 * @param connection which connection of that proxy, counted from 0 in the order of arrival
 * @param stream the direction, as the API names it
 * @param toxic the toxic's name
 * @param at for {@link Kind#TOXICITY} how often it was drawn here, or the toxic updated, before; else the place in the stream, in bytes
 * @param value for {@link Kind#TOXICITY} 1 or 0, for {@link Kind#JITTER} ms, for {@link Kind#CORRUPTION} a bit, else
 *     bytes
 */
public record Decision(String proxy, long connection, String stream, String toxic, Kind kind, long at, long value) {

    /** By place, not by time: connections decide at once, and in no order that two runs share. */
    static final Comparator<Decision> BY_PLACE = Comparator.comparing(Decision::proxy)
            .thenComparing(Decision::connection)
            .thenComparing(Decision::stream)
            .thenComparing(Decision::toxic)
            .thenComparing(Decision::kind)
            .thenComparing(Decision::at)
            .thenComparing(Decision::value);

    /** What was decided. */
    public enum Kind {
        /** Whether the toxic works on this direction of this connection. */
        TOXICITY,
        /** How much later or earlier than its latency a chunk leaves. */
        JITTER,
        /** How long a slice is. */
        SLICE,
        /** Which bit of a byte was flipped. */
        CORRUPTION,
        /** A packet that was dropped, with its size; the sender may have ended before it was full. */
        LOSS
    }
}
