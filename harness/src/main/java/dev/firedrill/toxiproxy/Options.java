package dev.firedrill.toxiproxy;

import java.net.InetAddress;

/**
 * How to start a server.
 *
 * @param address where the control port and the proxies that name no address listen; as long as it is a loopback
 *     address, every proxy must listen on one
 * @param port the control port; 0 for any
 * @param seed fixes everything random that toxics do
 */
public record Options(InetAddress address, int port, long seed, Semantics semantics) {

    /** On loopback, with any control port. */
    public static Options seeded(long seed) {
        return new Options(InetAddress.getLoopbackAddress(), 0, seed, Semantics.FAITHFUL);
    }

    /** The same with this control port. */
    public Options withPort(int port) {
        return new Options(address, port, seed, semantics);
    }
}
