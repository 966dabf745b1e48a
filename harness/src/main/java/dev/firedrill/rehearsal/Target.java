package dev.firedrill.rehearsal;

import dev.firedrill.addon.ClockSetting;
import dev.firedrill.connect.Product;
import dev.firedrill.workload.Capabilities;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The add-on under test, as its team describes it.
 *
 * @param descriptor URL of the descriptor
 * @param command starts it; empty when it runs already, or in a container
 * @param image whose container it runs in; null for one that is no container's, or runs already
 * @param directory where the command runs
 * @param environment what it needs besides what every add-on gets
 * @param readyWithin how long it may take to answer; zero for an add-on that must run already
 * @param connectTo where to dial instead of the base URL; null to dial the base URL
 * @param owned whether the team vouches for a base URL that is not on loopback
 * @param product the product to play; null for what the descriptor hints at
 * @param capabilities what it does for its users, as far as the team says where
 * @param backgroundPeriod how often it calls the host by itself; null when not declared
 * @param clock how its clock can be moved
 */
public record Target(
        URI descriptor,
        List<String> command,
        @Nullable String image,
        Path directory,
        Map<String, String> environment,
        Duration readyWithin,
        @Nullable InetSocketAddress connectTo,
        boolean owned,
        @Nullable Product product,
        Capabilities capabilities,
        @Nullable Duration backgroundPeriod,
        ClockSetting clock) {

    /** Whether the harness starts it. */
    public boolean started() {
        return !command.isEmpty() || image != null;
    }
}
