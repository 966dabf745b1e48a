package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.Installation;
import dev.firedrill.host.Instance;
import dev.firedrill.host.KeyServer;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.network.Gateway;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import dev.firedrill.workload.AccessRounds;
import dev.firedrill.workload.Door;
import dev.firedrill.workload.Reconnaissance;
import dev.firedrill.workload.Stimulus;
import dev.firedrill.workload.Traffic;
import dev.firedrill.workload.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out, before anything is disturbed, what this add-on does and who can judge it. */
public final class PreflightCheck {

    /** The rehearsal, and the tenant, under which preflight is recorded. */
    public static final String NAME = "preflight";

    /** The mark of an add-on that refuses overlapping installs. */
    public static final String OVERLAP_FAILS = "overlapping installs fail";

    /** The mark of an add-on that acknowledges overlapping installs and loses some. */
    public static final String OVERLAP_LOSES = "overlapping installs are lost";

    /** As long as an installation may take to settle. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final Duration INTERVAL = Duration.ofMillis(150);

    private static final int OVERLAPPING = 8;

    /** Whether installs that are sent at once meet inside the add-on is chance: so it is tried more than once. */
    private static final int MOST_OVERLAPPING = 3 * OVERLAPPING;

    /** No more of them after this: with add-ons that take so long, they meet. */
    private static final Duration ENOUGH = Duration.ofSeconds(1);

    private final Theatre theatre;
    private final KeyServer keys;
    private final Gateway gateway;
    private final Lifecycle lifecycle;
    private final Descriptor descriptor;
    private final Visitor visitor;
    private final Traffic traffic;
    private final History history;
    private final Supplier<Instance> newcomers;
    private final ExecutorService threads;
    private final long askedBefore;

    PreflightCheck(
            Theatre theatre,
            Lifecycle lifecycle,
            Descriptor descriptor,
            Visitor visitor,
            Traffic traffic,
            History history,
            Supplier<Instance> newcomers,
            ExecutorService threads) {
        this.theatre = theatre;
        this.keys = theatre.keys();
        this.gateway = theatre.gateway();
        this.lifecycle = lifecycle;
        this.descriptor = descriptor;
        this.visitor = visitor;
        this.traffic = traffic;
        this.history = history;
        this.newcomers = newcomers;
        this.threads = threads;
        this.askedBefore = keys.asked();
    }

    /** What was found. */
    record Found(Optional<AccessRounds> access, List<Stimulus> stimuli, LivingPages pages, List<Door> doors) {}

    /** Explores, and once more without it for each page that turns out to end the add-on. */
    Found explore(@Nullable String backend) throws AddonFailedException {
        Found found = exploreWithout(Set.of(), backend);
        Set<Door> deadly = new HashSet<>();
        Optional<Door> blamed = found.pages().blame(found.doors());
        while (blamed.isPresent() && deadly.add(blamed.get())) {
            found = exploreWithout(deadly, backend);
            blamed = found.pages().blame(found.doors());
        }
        return found;
    }

    private Found exploreWithout(Set<Door> deadly, @Nullable String backend) throws AddonFailedException {
        var reconnaissance = new Reconnaissance(descriptor, visitor, traffic, history);
        var first = newcomers.get();
        var doors = reconnaissance.doors(first, backend).stream()
                .filter(door -> !deadly.contains(door))
                .toList();
        // Not the first one: what a page calls when it is opened for the first time is learned on that.
        var guest = newcomers.get();
        var pages = new LivingPages(theatre, lifecycle, traffic, history, guest);
        if (!lifecycle.install(first)) {
            requireThatKeysAreAsked();
            return new Found(likeliest(doors), List.of(), pages, List.of());
        }
        var living = lifecycle.install(guest) ? pages.of(doors) : doors;
        if (living.size() < doors.size()) {
            // It was started again, and may have kept its tenants in memory.
            lifecycle.resendInstalled(first);
        }
        var others = installOverlapping();
        var telling = reconnaissance.tellingDoor(first, living);
        telling.ifPresent(rounds -> installTheLostAnew(rounds, first, others));
        var tenants = Stream.concat(Stream.of(first), others.stream().filter(PreflightCheck::isInstalled))
                .toList();
        return new Found(
                telling.or(() -> likeliest(living)), reconnaissance.stimuli(tenants, living, threads), pages, living);
    }

    private Optional<AccessRounds> likeliest(List<Door> doors) {
        return doors.stream().findFirst().map(door -> new AccessRounds(visitor, history, door, 0));
    }

    /**
     * An add-on whose store is read, changed and written back as a whole acknowledges overlapping installs and knows some
     * of those tenants no more. That is a finding of INS-02, and no reason to fail all others.
     */
    private void installTheLostAnew(AccessRounds rounds, Instance first, List<Instance> others) {
        var lost = lost(rounds, first, others);
        if (!lost.isEmpty()) {
            lifecycle.oneAtATime();
            history.append(NAME, "", new Fact.Marked(OVERLAP_LOSES));
            lost.forEach(lifecycle::install);
        }
    }

    private List<Instance> lost(AccessRounds rounds, Instance first, List<Instance> others) {
        var acknowledged = others.stream().filter(PreflightCheck::isInstalled).toList();
        try {
            Await.until(
                    "every tenant that was acknowledged is let in",
                    SETTLED,
                    INTERVAL,
                    () -> notLetIn(rounds, acknowledged),
                    List::isEmpty);
            return List.of();
        } catch (BoundExceeded e) {
            // Where nobody is let in, nobody in particular was lost.
            return rounds.control(first, NAME).tells() ? notLetIn(rounds, acknowledged) : List.of();
        }
    }

    private List<Instance> notLetIn(AccessRounds rounds, List<Instance> instances) {
        var asked = instances.stream()
                .map(instance -> CompletableFuture.supplyAsync(
                        () -> rounds.control(instance, NAME).tells()
                                ? Optional.<Instance>empty()
                                : Optional.of(instance),
                        threads))
                .toList();
        return asked.stream().flatMap(answer -> answer.join().stream()).toList();
    }

    private static boolean isInstalled(Instance instance) {
        return instance.installation().state() == Installation.State.INSTALLED;
    }

    /**
     * Some add-ons refuse installs of different tenants that overlap. That is a finding, but no reason to find every
     * scenario failed that happens to install beside another.
     */
    private List<Instance> installOverlapping() {
        var crowd = new ArrayList<Instance>();
        if (!installInRounds(crowd)) {
            lifecycle.oneAtATime();
            history.append(NAME, "", new Fact.Marked(OVERLAP_FAILS));
            // Without tenants enough, reconnaissance would have to mix what different doings cause.
            crowd.stream().filter(instance -> !isInstalled(instance)).forEach(lifecycle::install);
        }
        return crowd;
    }

    /** Adds whom it installs, some at once and then some more; false as soon as one was not acknowledged. */
    private boolean installInRounds(List<Instance> crowd) {
        Duration end = history.clock().elapsed().plus(ENOUGH);
        boolean acknowledged;
        do {
            var some = Stream.generate(newcomers).limit(OVERLAPPING).toList();
            crowd.addAll(some);
            acknowledged = installAtOnce(some);
        } while (acknowledged
                && crowd.size() < MOST_OVERLAPPING
                && history.clock().elapsed().compareTo(end) < 0);
        return acknowledged;
    }

    private boolean installAtOnce(List<Instance> some) {
        var installs = some.stream()
                .map(instance -> CompletableFuture.supplyAsync(() -> lifecycle.install(instance), threads))
                .toList();
        return installs.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
    }

    /** An add-on that asks elsewhere for keys refuses every install, and soundly: nothing can be judged about it. */
    private void requireThatKeysAreAsked() throws AddonFailedException {
        if (keys.asked() == askedBefore) {
            throw new AddonFailedException("The add-on refused the install, and nobody asked Firedrill's key server for"
                    + " the key to verify it with. Let the add-on fetch install keys from "
                    + keys.url()
                    + "; or, if it hard-codes Atlassian's key server, let it use the proxy "
                    + gateway.url()
                    + " and trust the certificates there. An add-on that Firedrill starts has the variables that common"
                    + " frameworks need for that; 'firedrill env --key-port "
                    + keys.port() + " --gateway-port " + gateway.port()
                    + "' prints them for another. Certificates are new in every run, so start that one when the run"
                    + " has begun, and let the run wait for it with --ready-within 2m." + failuresOfGateway());
        }
    }

    private String failuresOfGateway() {
        return gateway.failures().isEmpty()
                ? ""
                : " Connections through the gateway came to nothing: " + String.join("; ", gateway.failures()) + ".";
    }
}
