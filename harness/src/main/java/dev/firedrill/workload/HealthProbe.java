package dev.firedrill.workload;

import dev.firedrill.host.AddonClient;
import dev.firedrill.host.AddonClient.Reply;
import dev.firedrill.host.AddonClient.Request;
import java.net.URI;
import java.time.Duration;

/** Asks an add-on whether it is well, as Atlassian's monitoring and a load balancer do: without a token. */
public final class HealthProbe {

    /** Who asks gives up after this. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AddonClient client;
    private final URI where;

    /**
     * A probe of one add-on.
     *
     * @param where the URL to ask
     */
    public HealthProbe(AddonClient client, URI where) {
        this.client = client;
        this.where = where;
    }

    /** Asks once. */
    public Reply ask() {
        return client.send(Request.get(where), PATIENCE);
    }
}
