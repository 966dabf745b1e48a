package dev.firedrill.toxiproxy;

import java.nio.ByteBuffer;

/**
 * Endless bytes in which every place is recognised: a number, and then what depends on that number and the place. Bytes
 * that are missing, doubled, swapped or another text's show.
 */
final class Text {

    static final int HEADER = Long.BYTES;

    private final long number;

    Text(long number) {
        this.number = number;
    }

    /** The text that begins with these bytes. */
    static Text beginningWith(byte[] header) {
        return new Text(ByteBuffer.wrap(header).getLong());
    }

    byte[] header() {
        return ByteBuffer.allocate(HEADER).putLong(number).array();
    }

    byte at(long place) {
        return (byte) (Mix.of(number).with(place >>> 3).value() >>> (8 * (place & 7)));
    }

    /** Fills the buffer with what is at this place and behind it. */
    void fill(byte[] buffer, int count, long place) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            long here = place + i;
            if (i == 0 || (here & 7) == 0) {
                word = Mix.of(number).with(here >>> 3).value();
            }
            buffer[i] = (byte) (word >>> (8 * (here & 7)));
        }
    }
}
