package dev.firedrill.workload;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.PageModule;
import dev.firedrill.connect.PageParameters;
import dev.firedrill.connect.PageRequest;
import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.host.AddonClient;
import dev.firedrill.host.AddonClient.Reply;
import dev.firedrill.host.AddonClient.Request;
import dev.firedrill.host.Instance;
import dev.firedrill.host.User;
import dev.firedrill.time.RunClock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes to the add-on's doors as a user's browser does, each time as a new visitor without cookies. */
public final class Visitor {

    /** How long tokens live; source: tokens seen in the field. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Longer than any bound by which access is judged. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What is shown where a token belongs, and is none. */
    private static final String GARBAGE = "garbage";

    private final Descriptor descriptor;
    private final AddonClient client;
    private final RunClock clock;

    /** A visitor of this add-on. */
    public Visitor(Descriptor descriptor, AddonClient client, RunClock clock) {
        this.descriptor = descriptor;
        this.client = client;
        this.clock = clock;
    }

    /** Goes to a door with a token signed by this secret. */
    Reply visit(Instance instance, User user, Door door, String secret) {
        return visit(instance, user, door, secret, PATIENCE);
    }

    /** The same, with the patience of this visitor. */
    Reply visit(Instance instance, User user, Door door, String secret, Duration patience) {
        return client.send(
                instance,
                request(instance, door, qsh -> TokenSigner.hs256(claims(instance, user, qsh), secret)),
                patience);
    }

    /**
     * Does what a script of the add-on's pages does for its user.
     *
     * @param body JSON to send; null for none
     */
    Reply call(Instance instance, User user, String method, String path, @Nullable String body, String secret) {
        String token = TokenSigner.hs256(claims(instance, user, Qsh.CONTEXT), secret);
        return client.send(instance, new Request(method, descriptor.url(path), scriptHeaders(token), body), PATIENCE);
    }

    private static Map<String, String> scriptHeaders(String token) {
        return Map.of("Authorization", "JWT " + token, "Accept", "application/json");
    }

    /** Goes to a door with what is no token. */
    Reply visitWithGarbage(Instance instance, Door door) {
        return client.send(instance, request(instance, door, qsh -> GARBAGE), PATIENCE);
    }

    @FunctionalInterface
    private interface Signer {
        String token(String qsh);
    }

    private Request request(Instance instance, Door door, Signer signer) {
        if (door instanceof Door.Page page) {
            return Request.get(PageRequest.signed(
                    descriptor,
                    page.module().urlWith(KnownContent.of(instance.product())),
                    parameters(instance, page.module()),
                    signer::token));
        }
        var backend = (Door.Backend) door;
        return new Request("GET", descriptor.url(backend.path()), scriptHeaders(signer.token(Qsh.CONTEXT)), null);
    }

    private PageParameters parameters(Instance instance, PageModule module) {
        return new PageParameters(
                instance.baseUrl(),
                instance.product(),
                module.key(),
                instance.licence().active());
    }

    private Claims claims(Instance instance, User user, String qsh) {
        return Claims.issuedBy(instance.clientKey(), clock.now(), LIFETIME)
                .withSubject(user.accountId())
                .withQsh(qsh);
    }
}
