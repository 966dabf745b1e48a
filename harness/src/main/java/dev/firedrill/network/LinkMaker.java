package dev.firedrill.network;

import dev.firedrill.fault.LinkAbility;
import dev.firedrill.toxiproxy.Decision;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Toxiproxy server, as far as it matters who it is. Closing it ends it where it is ours to end. */
interface LinkMaker extends AutoCloseable {

    /** What the original does otherwise than the network would; see {@code docs/toxiproxy-deviations.md}. */
    Set<LinkAbility> ORIGINAL_LACKS = EnumSet.allOf(LinkAbility.class);

    /** Where its API is. */
    InetSocketAddress api();

    /** What links that it makes cannot do. */
    Set<LinkAbility> lacks();

    /** Who it is, as a phrase for people. */
    String told();

    /** What begins the name of each proxy here, so that nobody else's is touched. */
    default String prefix() {
        return "";
    }

    /** What toxics decided by chance so far, as far as it tells. */
    default List<Decision> decisions() {
        return List.of();
    }

    /** The id of the container that it runs in and that ends with it; empty where there is none. */
    default Optional<String> container() {
        return Optional.empty();
    }

    /** Whether it goes on when it is closed here, so that proxies must be removed from it. */
    default boolean outlivesRuns() {
        return false;
    }

    @Override
    void close();
}
