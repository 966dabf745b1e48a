package dev.firedrill.toxiproxy;

import java.net.InetAddress;
import java.util.Set;

/**
 * How to start a server.
 *
 * @param address where the control port and the proxies that name no address listen; as long as it is a loopback
 *     address, every proxy must listen on one, or where they may besides
 * @param besides addresses that are no loopback addresses, and at which proxies may listen all the same
 * @param port the control port; 0 for any
 * @param seed fixes what toxics do at random, as far as {@link Decision} says
 * @param metrics what {@code /metrics} tells; if nothing, there is no such path
 */
public record Options(
        InetAddress address, Set<InetAddress> besides, int port, long seed, Semantics semantics, Set<Metric> metrics) {

    /** What can be counted. */
    public enum Metric {
        /** The bytes of each proxy, once their connection has ended. */
        PROXIES,
        /** What the process needs. */
        RUNTIME
    }

    /** Leaves out nothing later. */
    public Options {
        besides = Set.copyOf(besides);
        metrics = Set.copyOf(metrics);
    }

    /** On loopback, with any control port, what its documentation says, and no metrics. */
    public static Options seeded(long seed) {
        return new Options(InetAddress.getLoopbackAddress(), Set.of(), 0, seed, Semantics.FAITHFUL, Set.of());
    }

    /** The same with this control port. */
    public Options withPort(int port) {
        return new Options(address, besides, port, seed, semantics, metrics);
    }

    /** The same with this meaning of toxics. */
    public Options withSemantics(Semantics semantics) {
        return new Options(address, besides, port, seed, semantics, metrics);
    }

    /** The same with these metrics. */
    public Options withMetrics(Set<Metric> metrics) {
        return new Options(address, besides, port, seed, semantics, metrics);
    }

    /** The same with further addresses at which proxies may listen. */
    public Options withProxiesAt(Set<InetAddress> besides) {
        return new Options(address, besides, port, seed, semantics, metrics);
    }

    boolean allows(InetAddress proxy) {
        return !address.isLoopbackAddress() || proxy.isLoopbackAddress() || besides.contains(proxy);
    }
}
