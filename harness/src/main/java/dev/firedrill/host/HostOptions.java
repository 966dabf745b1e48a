package dev.firedrill.host;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a host needs to know to start.
 *
 * <p>A team's own mappings are WireMock stub mappings, one or a {@code {"mappings": [...]}} list to a {@code .json}
 * file, and go before the host's own resources. Their bodies and headers are templates (WireMock's response
 * templating), in which {@code {{firedrill.canary}}}, {@code {{firedrill.tenant}}}, {@code {{firedrill.baseUrl}}},
 * {@code {{firedrill.clientKey}}}, {@code {{firedrill.adminAccountId}}} and {@code {{firedrill.memberAccountId}}} stand
 * for the instance that was asked. A request reaches them only with good credentials, and without its {@code
 * Authorization} header. A {@code bodyFileName} is looked up in the folder {@code __files} beside the mapping files.
 *
 * @param run the run's id, which names its client keys
 * @param addonKey the add-on's key: the issuer of its tokens
 * @param mappings a folder of the team's own mapping files; null for none
 * @param addon where the add-on speaks plain HTTP on loopback; null where it does not, and the network on the way to it
 *     cannot be disturbed
 */
public record HostOptions(
        String run,
        String addonKey,
        @Nullable Path mappings,
        @Nullable InetSocketAddress addon) {

    /** For an add-on to which there can be no link. */
    public HostOptions(String run, String addonKey, @Nullable Path mappings) {
        this(run, addonKey, mappings, null);
    }
}
