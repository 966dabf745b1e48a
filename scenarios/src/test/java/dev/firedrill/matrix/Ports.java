package dev.firedrill.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports for add-ons, each given once, out of the way of those that a system hands out by itself. */
final class Ports {

    private static final int FIRST = 20_000;
    private static final int RANGE = 10_000;
    private static final int FOR_EACH_PROCESS = 100;

    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * FOR_EACH_PROCESS % RANGE));

    private Ports() {}

    static int free() {
        for (int tries = 0; tries < RANGE; tries++) {
            int port = FIRST + NEXT.getAndIncrement() % RANGE;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port is free");
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
            return probe.isBound();
        } catch (java.net.BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
