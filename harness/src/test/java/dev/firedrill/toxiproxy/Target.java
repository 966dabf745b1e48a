package dev.firedrill.toxiproxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A Toxiproxy server, wherever it runs: all that a test needs to know of it. */
interface Target extends AutoCloseable {

    InetSocketAddress control();

    /** Where a new proxy may be told to listen. */
    default String listen() {
        return "127.0.0.1:0";
    }

    /** Where a test reaches a proxy that says it listens there. */
    default InetSocketAddress reached(String listen) {
        int colon = listen.lastIndexOf(':');
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(listen.substring(colon + 1)));
    }

    /** By which name the server reaches servers of the test. */
    default String upstreamHost() {
        return "127.0.0.1";
    }

    /** Whether it still runs. */
    boolean isAlive();

    @Override
    void close();
}
