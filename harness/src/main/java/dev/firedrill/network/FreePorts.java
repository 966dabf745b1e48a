package dev.firedrill.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Ports for servers that another process opens, a moment later. One that the system chose would not do: until then the
 * system may choose it once more, for a listener or for the near end of a connection. Linux, macOS and Windows choose
 * from 32768 on, and these lie below.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int COUNT = 10_000;

    private static final int FOR_EACH_PROCESS = 100;

    /** Away from those of other processes that look for ports in this way. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * FOR_EACH_PROCESS % COUNT));

    private FreePorts() {}

    /**
     * One at which nobody listens, at any address of this machine; another one each time.
     *
     * @throws IllegalStateException when all of them are taken
     */
    public static int next() {
        return IntStream.generate(FreePorts::candidate)
                .limit(COUNT)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Of the ports from " + FIRST + " to " + (FIRST + COUNT - 1) + " none is free."));
    }

    private static int candidate() {
        return FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
    }

    /** Whether nobody listens at a port, at any address of this machine. */
    public static boolean isFree(int port) {
        // One address does for Linux; elsewhere the one that stands for all may be bound beside a listener at loopback.
        return isFree(new InetSocketAddress(port))
                && isFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    // Bound, and not listened at: what another thread starts meanwhile inherits the socket for a moment, and whoever
    // asks there for the server that comes next would be accepted by nobody, and then cut off.
    private static boolean isFree(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
