package dev.firedrill.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands out loopback addresses, each once where the machine has more than one. */
final class LoopbackAddresses {

    /** Counting begins at 127.77.0.1, away from the addresses that people and distributions use. */
    private static final int FIRST = 77 << 16;

    private static final int USABLE_LAST_BYTES = 254;

    private final boolean many;
    private final AtomicInteger handedOut = new AtomicInteger();

    private LoopbackAddresses(boolean many) {
        this.many = many;
    }

    /** Linux answers on all of 127.0.0.0/8; other systems on 127.0.0.1 alone until they are told otherwise. */
    static LoopbackAddresses ofThisMachine() {
        return new LoopbackAddresses(
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux"));
    }

    InetAddress next() {
        return many ? address(handedOut.getAndIncrement()) : address127(1);
    }

    // The last byte is never 0 or 255, which some software takes for a network or a broadcast.
    private static InetAddress address(int n) {
        return address127(FIRST + ((n / USABLE_LAST_BYTES) << 8) + (n % USABLE_LAST_BYTES) + 1);
    }

    private static InetAddress address127(int rest) {
        byte[] bytes = {127, (byte) (rest >> 16), (byte) (rest >> 8), (byte) rest};
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
