package dev.firedrill.host;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.InstallKey;
import dev.firedrill.connect.LifecycleEvent;
import dev.firedrill.connect.LifecyclePayload;
import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.Installation.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Composes, signs, sends and records the lifecycle callbacks of one add-on. */
final class Callbacks {

    static final String SIGNED = "signed install";

    private static final String BY_SECRET = "the tenant's secret";
    private static final String UNSIGNED = "no token";

    /** How long tokens live; source: install tokens seen in the field. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Descriptor descriptor;
    private final AddonClient client;
    private final KeyServer keys;
    private final History history;
    private final Duration patience;

    /**
     * The callbacks of an add-on.
     *
     * @param patience how long an answer is awaited
     */
    Callbacks(Descriptor descriptor, AddonClient client, KeyServer keys, History history, Duration patience) {
        this.descriptor = descriptor;
        this.client = client;
        this.keys = keys;
        this.history = history;
        this.patience = patience;
    }

    /** What the descriptor asks to be told and there is a secret to sign with; empty otherwise. */
    Optional<Callback> of(Instance instance, LifecycleEvent event) {
        if (descriptor.callback(event).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> token = event.asymmetric()
                ? Optional.of(TokenSigner.rs256(installClaims(instance, event), keys.key()))
                : instance.installation()
                        .current()
                        .map(secret -> TokenSigner.hs256(sessionClaims(instance, event), secret.value()));
        return token.map(jwt -> new Callback(
                instance,
                event,
                event.asymmetric() ? SIGNED : BY_SECRET,
                false,
                "JWT " + jwt,
                payload(instance, "").about(event)));
    }

    /** An {@code installed} that hands over a secret. */
    Callback installed(Instance instance, Secret secret, String phrase) {
        return installed(instance, secret, keys.key(), phrase);
    }

    /** The same, signed with a key that need not be the host's. */
    Callback installed(Instance instance, Secret secret, InstallKey key, String phrase) {
        LifecycleEvent event = LifecycleEvent.INSTALLED;
        String authorization = descriptor
                .callback(event)
                .map(uri -> "JWT " + TokenSigner.rs256(installClaims(instance, event), key))
                .orElse(null);
        return new Callback(instance, event, phrase, false, authorization, payload(instance, secret.value()));
    }

    Callback unsigned(Instance instance, LifecycleEvent event) {
        return new Callback(
                instance, event, UNSIGNED, false, null, payload(instance, "").about(event));
    }

    /** Tells what the descriptor asks to be told; empty when nothing was sent. */
    Optional<Answer> tell(Instance instance, LifecycleEvent event) {
        return of(instance, event).map(this::send);
    }

    Answer send(Callback callback) {
        return send(callback, patience);
    }

    Answer send(Callback callback, Duration within) {
        return send(callback, within, Departure.AT_ONCE);
    }

    Answer send(Callback callback, Departure departure) {
        return send(callback, patience, departure);
    }

    private Answer send(Callback callback, Duration within, Departure departure) {
        String event = callback.event().key();
        Optional<URI> uri = descriptor.callback(callback.event());
        if (uri.isEmpty()) {
            return Answer.missing("the descriptor names no '" + event + "'", Duration.ZERO);
        }
        var request = AddonClient.Request.post(
                uri.get(), callback.authorization(), callback.payload().toJson());
        Instance instance = callback.instance();
        AddonClient.Reply reply = client.send(instance, request, within, departure);
        var answered = new Fact.CallbackAnswered(event, callback.phrase(), callback.forged(), reply.answer());
        reply.record(history, instance.rehearsal(), instance.tenant(), answered, event);
        return reply.answer();
    }

    /** The body of an {@code installed}. */
    LifecyclePayload payload(Instance instance, String secret) {
        return LifecyclePayload.installed(
                        instance.product(), instance.baseUrl(), descriptor.key(), instance.clientKey())
                .withCredentials(secret, instance.oauthClientId())
                .withVersions(instance.build().serverVersion(), instance.build().pluginsVersion())
                .causedBy(instance.admin().accountId());
    }

    /** The claims of what is signed with an install key. */
    Claims installClaims(Instance instance, LifecycleEvent event) {
        return sessionClaims(instance, event).withAudience(descriptor.baseUrl().toString());
    }

    private Claims sessionClaims(Instance instance, LifecycleEvent event) {
        URI uri = descriptor.callback(event).orElseThrow();
        return Claims.issuedBy(instance.clientKey(), history.clock().now(), LIFETIME)
                .withSubject(instance.admin().accountId())
                .withQsh(Qsh.of("POST", uri, descriptor.basePath()));
    }
}
