package dev.firedrill.host;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.InstallKey;
import dev.firedrill.connect.LifecycleEvent;
import dev.firedrill.connect.LifecyclePayload;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.Installation.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator or Atlassian does to an installation, told to the add-on as Connect does: {@code installed} and
 * {@code uninstalled} signed with the install key, the rest with the tenant's secret, and only what its descriptor
 * names.
 */
public final class Lifecycle {

    private static final int CROWD = 1_000;

    private static final String AT_ONCE = Callbacks.SIGNED + Fact.CallbackAnswered.AT_ONCE;

    private final Callbacks callbacks;
    private final Patience patience;
    private final History history;
    private final ExecutorService crowd;
    private final Semaphore gate = new Semaphore(CROWD, true);
    private volatile boolean oneAtATime;

    /**
     * The lifecycle of one add-on on one host.
     *
     * @param crowd runs callbacks that are sent at once; needs a thread for each
     */
    public Lifecycle(
            Descriptor descriptor,
            AddonClient client,
            KeyServer keys,
            History history,
            ExecutorService crowd,
            Patience patience) {
        this.callbacks = new Callbacks(descriptor, client, keys, history, patience.awaited());
        this.patience = patience;
        this.history = history;
        this.crowd = crowd;
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
        return handOver(instance, instance.installation().mint(), "installed");
    }

    /** Installs again, after an uninstall, with a new secret. */
    public boolean reinstall(Instance instance) {
        return handOver(instance, instance.installation().mint(), "reinstalled");
    }

    private boolean handOver(Instance instance, Secret secret, String change) {
        return conclude(instance, secret, acknowledges(tellInstalled(instance, secret)), change);
    }

    private boolean acknowledges(Answer answer) {
        return patience.acknowledges(answer);
    }

    private boolean conclude(Instance instance, Secret secret, boolean acknowledged, String change) {
        if (!acknowledged) {
            return false;
        }
        instance.installation().acknowledge(secret);
        changed(instance, change, "");
        instance.installation().enable(true);
        // As from the real host, it comes after the acknowledgement in its own time, and its answer changes nothing.
        crowd.execute(() -> callbacks.tell(instance, LifecycleEvent.ENABLED));
        return true;
    }

    /**
     * Installs with a new secret, vouched for by another key than the host's. When acknowledged, the add-on is
     * installed as by any other install.
     *
     * @param longer how long the host waits for it
     * @param phrase what vouches for it
     */
    public Answer installSignedBy(Instance instance, InstallKey key, Patience longer, String phrase) {
        Secret secret = instance.installation().mint();
        Answer answer =
                through(() -> callbacks.send(callbacks.installed(instance, secret, key, phrase), longer.awaited()));
        boolean unused = conclude(instance, secret, longer.acknowledges(answer), "installed");
        return answer;
    }

    /** Says {@code installed} once more, with nothing changed. */
    public void resendInstalled(Instance instance) {
        tellInstalled(instance, secretOf(instance));
    }

    /**
     * Says {@code installed} several times at once, each time the same: with nothing changed, or, for a newcomer, with a
     * first secret, which is the tenant's as soon as one of them was acknowledged.
     */
    public void resendInstalledAtOnce(Instance instance, int times) {
        Secret secret = secretOf(instance);
        // The crowd goes through the gate as one.
        var answers = through(() -> sendAtOnce(instance, secret, times));
        if (answers.stream().anyMatch(this::acknowledges)) {
            instance.installation().acknowledge(secret);
        }
    }

    private List<Answer> sendAtOnce(Instance instance, Secret secret, int times) {
        return sendAtOnce(Stream.generate(() -> callbacks.installed(instance, secret, AT_ONCE))
                .limit(times)
                .toList());
    }

    /** All were signed before any of them leaves, and leave at the same moment. */
    private List<Answer> sendAtOnce(List<Callback> ready) {
        var line = new StartingLine(ready.size());
        var answers = ready.stream()
                .map(callback -> CompletableFuture.supplyAsync(() -> callbacks.send(callback, line), crowd)
                        .whenComplete((answer, trouble) -> line.withdraw()))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** Installs different tenants at the same moment, each with a secret of its own. */
    public void installAtOnce(List<Instance> instances) {
        var secrets = instances.stream()
                .map(instance -> instance.installation().mint())
                .toList();
        var ready = IntStream.range(0, instances.size())
                .mapToObj(i -> callbacks.installed(instances.get(i), secrets.get(i), AT_ONCE))
                .toList();
        var answers = through(() -> sendAtOnce(ready));
        for (int i = 0; i < answers.size(); i++) {
            boolean unused = conclude(instances.get(i), secrets.get(i), acknowledges(answers.get(i)), "installed");
        }
    }

    /** Gives the tenant a new secret. True when acknowledged; otherwise the old one stays. */
    public boolean rotateSecret(Instance instance) {
        Secret secret = instance.installation().mint();
        if (!acknowledges(tellInstalled(instance, secret))) {
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
        boolean acknowledged = acknowledges(tellInstalled(instance, secretOf(instance)));
        if (acknowledged) {
            changed(instance, "renamed", former + " is now " + instance.baseUrl());
        }
        return acknowledged;
    }

    /**
     * Switches the add-on off; the host goes on whatever the add-on answers.
     *
     * @return whether the add-on knows: it answered, or its descriptor asks not to be told
     */
    public boolean disable(Instance instance) {
        var answer = callbacks.tell(instance, LifecycleEvent.DISABLED);
        instance.installation().enable(false);
        changed(instance, "disabled", "");
        return knows(answer);
    }

    /** Switches the add-on on again, as {@link #disable} switches it off. */
    public boolean enable(Instance instance) {
        instance.installation().enable(true);
        changed(instance, "enabled", "");
        return knows(callbacks.tell(instance, LifecycleEvent.ENABLED));
    }

    /**
     * Removes the add-on; the host goes on whatever the add-on answers.
     *
     * @return whether the add-on knows: it answered, or its descriptor asks not to be told
     */
    public boolean uninstall(Instance instance) {
        callbacks.tell(instance, LifecycleEvent.DISABLED);
        return gone(instance, callbacks.tell(instance, LifecycleEvent.UNINSTALLED));
    }

    private boolean gone(Instance instance, Optional<Answer> answer) {
        instance.installation().uninstall();
        changed(instance, "uninstalled", "");
        return knows(answer);
    }

    private static boolean knows(Optional<Answer> answer) {
        return answer.map(Answer::arrived).orElse(true);
    }

    /**
     * Removes the add-on as hosts do whose callbacks overtake each other: {@code disabled} and {@code uninstalled} are
     * underway at the same time, one leaving when the other has just left.
     *
     * @param disabledFirst which leaves first
     * @return as for {@link #uninstall}
     */
    public boolean disabledBesideUninstalled(Instance instance, boolean disabledFirst) {
        Optional<Callback> disabled = callbacks.of(instance, LifecycleEvent.DISABLED);
        Optional<Callback> uninstalled = callbacks.of(instance, LifecycleEvent.UNINSTALLED);
        return gone(
                instance,
                disabledFirst
                        ? sendBeside(disabled, uninstalled).second()
                        : sendBeside(uninstalled, disabled).first());
    }

    private record Both(Optional<Answer> first, Optional<Answer> second) {}

    // Both were signed before either leaves: signing takes longer than may lie between them.
    private Both sendBeside(Optional<Callback> first, Optional<Callback> second) {
        var left = new CompletableFuture<Boolean>();
        var leading = CompletableFuture.supplyAsync(
                () -> first.map(callback -> callbacks.send(callback, Departure.telling(() -> left.complete(true)))),
                crowd);
        var following =
                CompletableFuture.anyOf(left, leading).thenApplyAsync(any -> second.map(callbacks::send), crowd);
        return new Both(leading.join(), following.join());
    }

    /** Says {@code disabled} after an uninstall, without a token: the host has no secret any more to sign one with. */
    public Answer lateDisabled(Instance instance) {
        return callbacks.send(callbacks.unsigned(instance, LifecycleEvent.DISABLED));
    }

    /** Says {@code uninstalled} though nothing is installed. */
    public void resendUninstalled(Instance instance) {
        callbacks.tell(instance, LifecycleEvent.UNINSTALLED);
    }

    /**
     * Sends an {@code installed} that the add-on should refuse.
     *
     * @param phrase what vouches for it
     * @param authorization the Authorization header; null for none
     */
    public Answer forge(Instance instance, LifecyclePayload payload, String phrase, @Nullable String authorization) {
        return through(() ->
                callbacks.send(new Callback(instance, LifecycleEvent.INSTALLED, phrase, true, authorization, payload)));
    }

    /** The body of an {@code installed} for this instance, with a secret of anybody's. */
    public LifecyclePayload installedPayload(Instance instance, String secret) {
        return callbacks.payload(instance, secret);
    }

    /** The claims of a rightful {@code installed} for this instance. */
    public Claims installClaims(Instance instance, LifecycleEvent event) {
        return callbacks.installClaims(instance, event);
    }

    private Secret secretOf(Instance instance) {
        return instance.installation()
                .current()
                .orElseGet(() -> instance.installation().mint());
    }

    private Answer tellInstalled(Instance instance, Secret secret) {
        return through(() -> callbacks.send(callbacks.installed(instance, secret, Callbacks.SIGNED)));
    }

    private <T> T through(Supplier<T> telling) {
        int places = oneAtATime ? CROWD : 1;
        gate.acquireUninterruptibly(places);
        try {
            return telling.get();
        } finally {
            gate.release(places);
        }
    }

    private void changed(Instance instance, String change, String detail) {
        history.append(instance.rehearsal(), instance.tenant(), new Fact.TenantChanged(change, detail));
    }
}
