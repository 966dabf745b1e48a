package dev.firedrill.host;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * From where an add-on sees this machine. One in a container does not reach loopback, so what it has to reach listens
 * elsewhere, too, and goes by another name.
 *
 * @param name under which it knows this machine; empty for an add-on that is on it
 * @param besides addresses of this machine at which what it has to reach listens besides loopback; none where its name
 *     for this machine leads to loopback
 */
public record Vantage(Optional<String> name, List<InetAddress> besides) {

    public Vantage {
        besides = List.copyOf(besides);
    }

    /** That of an add-on on this machine. */
    public static Vantage here() {
        return new Vantage(Optional.empty(), List.of());
    }

    /** The name of this machine there. */
    public String nameOr(String here) {
        return name.orElse(here);
    }
}
