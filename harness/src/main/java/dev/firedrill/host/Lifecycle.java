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
import dev.firedrill.time.Await;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator or Atlassian does to an installation, told to the add-on as Connect does: {@code installed} and
 * {@code uninstalled} signed with the install key, the rest with the tenant's secret, and only what its descriptor
 * names.
 */
public final class Lifecycle {

    /** How long tokens live; source: install tokens seen in the field. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final int CROWD = 1_000;

    /** Between two callbacks of one uninstallation; source: the host sends them within 5 ms. */
    private static final Duration BETWEEN = Duration.ofMillis(2);

    private static final String SIGNED = "signed install";
    private static final String AT_ONCE = SIGNED + Fact.CallbackAnswered.AT_ONCE;

    private final Descriptor descriptor;
    private final AddonClient client;
    private final KeyServer keys;
    private final History history;
    private final ExecutorService crowd;
    private final Duration deadline;
    private final Semaphore gate = new Semaphore(CROWD, true);
    private volatile boolean oneAtATime;

    /**
     * The lifecycle of one add-on on one host.
     *
     * @param crowd runs callbacks that are sent at once; needs a thread for each
     * @param deadline after which the host gives up on a callback
     */
    public Lifecycle(
            Descriptor descriptor,
            AddonClient client,
            KeyServer keys,
            History history,
            ExecutorService crowd,
            Duration deadline) {
        this.descriptor = descriptor;
        this.client = client;
        this.keys = keys;
        this.history = history;
        this.crowd = crowd;
        this.deadline = deadline;
    }

    /**
     * From now on tells the add-on of one installation at a time, as quiet days do: for add-ons that break when
     * installs of different tenants overlap. What a scenario sends at once still goes at once.
     */
    public void oneAtATime() {
        oneAtATime = true;
    }

    /** Installs with a new secret; a refused first install leaves nothing. True when acknowledged. */
    public boolean install(Instance instance) {
        return handOver(instance, instance.installation().mint(), "installed", "");
    }

    /**
     * Installs with a new secret and a token of this key instead of the run's.
     *
     * @param phrase what vouches for it, for the history
     * @param patience after which the host gives up
     */
    public Answer installSignedBy(Instance instance, InstallKey key, String phrase, Duration patience) {
        Secret secret = instance.installation().mint();
        Optional<URI> callback = descriptor.callback(LifecycleEvent.INSTALLED);
        Answer answer = callback.map(uri -> send(
                        instance,
                        uri,
                        "installed",
                        phrase,
                        false,
                        "JWT " + TokenSigner.rs256(installClaims(instance, LifecycleEvent.INSTALLED), key),
                        installedPayload(instance, secret.value()),
                        patience))
                .orElseGet(() -> Answer.missing("the descriptor names no 'installed'", Duration.ZERO));
        if (answer.acknowledges()) {
            instance.installation().acknowledge(secret);
            changed(instance, "installed", "");
        }
        return answer;
    }

    /** Installs again, after an uninstall, with a new secret. */
    public boolean reinstall(Instance instance) {
        return handOver(instance, instance.installation().mint(), "reinstalled", "");
    }

    private boolean handOver(Instance instance, Secret secret, String change, String detail) {
        if (!tellInstalled(instance, secret, SIGNED).acknowledges()) {
            return false;
        }
        instance.installation().acknowledge(secret);
        changed(instance, change, detail);
        instance.installation().enable(true);
        // As from the real host, it comes after the acknowledgement in its own time, and its answer changes nothing.
        crowd.execute(() -> tell(instance, LifecycleEvent.ENABLED));
        return true;
    }

    /** Says {@code installed} once more, with nothing changed. */
    public void resendInstalled(Instance instance) {
        tellInstalled(instance, secretOf(instance), SIGNED);
    }

    /** Says {@code installed} several times at once, with nothing changed. */
    public void resendInstalledAtOnce(Instance instance, int times) {
        Secret secret = secretOf(instance);
        // The crowd goes through the gate as one.
        through(() -> sendAtOnce(instance, secret, times));
    }

    private Answer sendAtOnce(Instance instance, Secret secret, int times) {
        var answers = IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> sayInstalled(instance, secret, AT_ONCE), crowd))
                .toList();
        return answers.stream()
                .map(CompletableFuture::join)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** Gives the tenant a new secret. True when acknowledged; otherwise the old one stays. */
    public boolean rotateSecret(Instance instance) {
        Secret secret = instance.installation().mint();
        if (!tellInstalled(instance, secret, SIGNED).acknowledges()) {
            return false;
        }
        instance.installation().acknowledge(secret);
        changed(instance, "rotated", "secret " + secret.generation());
        return true;
    }

    /** Moves the instance to a new address and says so; no {@code enabled} follows. */
    public boolean rename(Instance instance) {
        FrontDoor former = instance.relocate();
        return sayMoved(instance, former.baseUrl());
    }

    /** Moves the instance to an address that another one left. */
    public boolean renameTo(Instance instance, FrontDoor vacated) {
        URI former = instance.baseUrl();
        instance.relocateTo(vacated);
        return sayMoved(instance, former);
    }

    private boolean sayMoved(Instance instance, URI former) {
        boolean acknowledged =
                tellInstalled(instance, secretOf(instance), SIGNED).acknowledges();
        if (acknowledged) {
            changed(instance, "renamed", former + " is now " + instance.baseUrl());
        }
        return acknowledged;
    }

    /**
     * Removes the add-on; the host goes on whatever the add-on answers.
     *
     * @return whether the add-on knows: it answered, or its descriptor asks not to be told
     */
    public boolean uninstall(Instance instance) {
        tell(instance, LifecycleEvent.DISABLED);
        var answer = tell(instance, LifecycleEvent.UNINSTALLED);
        instance.installation().uninstall();
        changed(instance, "uninstalled", "");
        return answer.map(Answer::arrived).orElse(true);
    }

    /** Removes the add-on, and says {@code disabled} and {@code uninstalled} at the same time, in this order. */
    public void uninstallAtOnce(Instance instance, LifecycleEvent first, LifecycleEvent second) {
        var together = new CountDownLatch(1);
        var one = CompletableFuture.runAsync(
                () -> {
                    together.countDown();
                    tell(instance, first);
                },
                crowd);
        var other = CompletableFuture.runAsync(
                () -> {
                    awaitFirst(together);
                    tell(instance, second);
                },
                crowd);
        CompletableFuture.allOf(one, other).join();
        instance.installation().uninstall();
        changed(instance, "uninstalled", "");
    }

    private static void awaitFirst(CountDownLatch first) {
        try {
            first.await();
            Await.passing("the second callback of an uninstallation leaves", BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says {@code disabled} without a token, as happens after an uninstallation, when there is no secret any more. */
    public void disableUnsigned(Instance instance) {
        descriptor
                .callback(LifecycleEvent.DISABLED)
                .ifPresent(uri -> send(
                        instance,
                        uri,
                        LifecycleEvent.DISABLED.key(),
                        "no token",
                        false,
                        null,
                        installedPayload(instance, "").about(LifecycleEvent.DISABLED)));
    }

    /** Sells the add-on to the tenant, or ends that; nobody is told. */
    public void license(Instance instance, Licence licence) {
        instance.setLicence(licence);
        changed(instance, "licence", licence.name().toLowerCase(Locale.ROOT));
    }

    /** Says {@code uninstalled} though nothing is installed. */
    public void resendUninstalled(Instance instance) {
        tell(instance, LifecycleEvent.UNINSTALLED);
    }

    /**
     * Sends an {@code installed} that the add-on should refuse.
     *
     * @param phrase what vouches for it
     * @param authorization the Authorization header; null for none
     */
    public Answer forge(Instance instance, LifecyclePayload payload, String phrase, @Nullable String authorization) {
        Optional<URI> callback = descriptor.callback(LifecycleEvent.INSTALLED);
        return callback.map(
                        uri -> through(() -> send(instance, uri, "installed", phrase, true, authorization, payload)))
                .orElseGet(() -> Answer.missing("the descriptor names no 'installed'", Duration.ZERO));
    }

    /** The body of an {@code installed} for this instance, with a secret of anybody's. */
    public LifecyclePayload installedPayload(Instance instance, String secret) {
        return LifecyclePayload.installed(
                        instance.product(), instance.baseUrl(), descriptor.key(), instance.clientKey())
                .withCredentials(secret, instance.oauthClientId())
                .causedBy(instance.admin().accountId());
    }

    /** The claims of a rightful {@code installed} for this instance. */
    public Claims installClaims(Instance instance, LifecycleEvent event) {
        return sessionClaims(instance, event).withAudience(descriptor.baseUrl().toString());
    }

    private Claims sessionClaims(Instance instance, LifecycleEvent event) {
        URI uri = descriptor.callback(event).orElseThrow();
        return Claims.issuedBy(instance.clientKey(), history.clock().now(), LIFETIME)
                .withSubject(instance.admin().accountId())
                .withQsh(Qsh.of("POST", uri, descriptor.basePath()));
    }

    private Secret secretOf(Instance instance) {
        return instance.installation()
                .current()
                .orElseGet(() -> instance.installation().mint());
    }

    private Answer tellInstalled(Instance instance, Secret secret, String phrase) {
        return through(() -> sayInstalled(instance, secret, phrase));
    }

    private Answer through(Supplier<Answer> telling) {
        int places = oneAtATime ? CROWD : 1;
        gate.acquireUninterruptibly(places);
        try {
            return telling.get();
        } finally {
            gate.release(places);
        }
    }

    private Answer sayInstalled(Instance instance, Secret secret, String phrase) {
        Optional<URI> callback = descriptor.callback(LifecycleEvent.INSTALLED);
        return callback.map(uri -> send(
                        instance,
                        uri,
                        "installed",
                        phrase,
                        false,
                        "JWT " + TokenSigner.rs256(installClaims(instance, LifecycleEvent.INSTALLED), keys.key()),
                        installedPayload(instance, secret.value())))
                .orElseGet(() -> Answer.missing("the descriptor names no 'installed'", Duration.ZERO));
    }

    /** Tells what the descriptor asks to be told and there is a secret to sign with; empty when nothing was sent. */
    private Optional<Answer> tell(Instance instance, LifecycleEvent event) {
        return descriptor.callback(event).flatMap(uri -> {
            var token = event.asymmetric()
                    ? Optional.of(TokenSigner.rs256(installClaims(instance, event), keys.key()))
                    : instance.installation()
                            .current()
                            .map(secret -> TokenSigner.hs256(sessionClaims(instance, event), secret.value()));
            return token.map(jwt -> send(
                    instance,
                    uri,
                    event.key(),
                    event.asymmetric() ? SIGNED : "the tenant's secret",
                    false,
                    "JWT " + jwt,
                    installedPayload(instance, "").about(event)));
        });
    }

    private Answer send(
            Instance instance,
            URI uri,
            String event,
            String phrase,
            boolean forged,
            @Nullable String authorization,
            LifecyclePayload payload) {
        return send(instance, uri, event, phrase, forged, authorization, payload, deadline);
    }

    private Answer send(
            Instance instance,
            URI uri,
            String event,
            String phrase,
            boolean forged,
            @Nullable String authorization,
            LifecyclePayload payload,
            Duration patience) {
        Answer answer = client.send(AddonClient.Request.post(uri, authorization, payload.toJson()), patience)
                .answer();
        history.append(
                instance.rehearsal(), instance.tenant(), new Fact.CallbackAnswered(event, phrase, forged, answer));
        return answer;
    }

    private void changed(Instance instance, String change, String detail) {
        history.append(instance.rehearsal(), instance.tenant(), new Fact.TenantChanged(change, detail));
    }
}
