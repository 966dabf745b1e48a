package dev.firedrill.rehearsal;

import dev.firedrill.history.Bounds;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import dev.firedrill.workload.AccessRounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows whether the add-on still serves a tenant that no scenario touches: with a round of the access probe after each
 * scenario. Where the probe cannot tell to begin with, nothing is asked, and the add-on counts as sound. Safe for use by
 * many threads.
 */
final class Controls {

    /** The control's tenant, and the rehearsal of what is asked for no scenario in particular. */
    static final String NAME = AccessProbed.CONTROL;

    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Optional<AccessRounds> access;
    private final Supplier<Instance> newcomers;
    private final Lifecycle lifecycle;
    private final Bounds bounds;
    private final List<String> doubtful = new ArrayList<>();
    private volatile @Nullable Instance tenant;
    private volatile boolean sound = true;
    private volatile boolean foundOut;

    /**
     * Controls that show nothing before they begin.
     *
     * @param newcomers opens fresh instances for the control
     */
    Controls(Optional<AccessRounds> access, Supplier<Instance> newcomers, Lifecycle lifecycle, Bounds bounds) {
        this.access = access;
        this.newcomers = newcomers;
        this.lifecycle = lifecycle;
        this.bounds = bounds;
    }

    /** Installs the tenant, and sees whether the probe tells something about it. */
    void begin() {
        if (access.isPresent() && !install(bounds.settledSoon())) {
            tenant = null;
        }
        sound = true;
    }

    /** Whether the add-on was sound when it was last asked with patience; also when nobody can tell. */
    boolean sound() {
        return sound;
    }

    /** Asks after a scenario: once when others go on, and with patience when it was alone and must be to blame. */
    void after(String rehearsal, boolean alone) {
        boolean well = alone ? settle(rehearsal) : ask(rehearsal);
        if (!well) {
            foundOut |= alone;
            doubt(rehearsal);
        }
    }

    private synchronized void doubt(String rehearsal) {
        doubtful.add(rehearsal);
    }

    /** Whether what was asked after this rehearsal was not answered well. */
    synchronized boolean failedAfter(String rehearsal) {
        return doubtful.contains(rehearsal);
    }

    /** The place of a rehearsal among those after which the add-on was not sound; the others come last. */
    synchronized int doubtful(String rehearsal) {
        int place = doubtful.indexOf(rehearsal);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    /** Whether it is known who damages the add-on: a scenario did it alone. */
    boolean foundOut() {
        return foundOut;
    }

    /** Asks until the add-on is sound, as long as recovery may take. */
    boolean settle(String rehearsal) {
        return settle(rehearsal, bounds.recovery());
    }

    private boolean settle(String rehearsal, Duration bound) {
        try {
            sound = Await.until(
                    "the add-on serves a tenant that no scenario touches",
                    bound,
                    INTERVAL,
                    () -> ask(rehearsal),
                    well -> well);
        } catch (BoundExceeded e) {
            // The rounds are in the history.
            sound = false;
        }
        return sound;
    }

    /** Asks once; without an answer for nobody can tell, all is well. */
    boolean ask(String rehearsal) {
        Instance asked = tenant;
        return asked == null
                || access.map(a -> a.control(asked, rehearsal).tells()).orElse(true);
    }

    /** Takes another tenant, for an add-on that has lost the first one; false when it is not served either. */
    boolean renew() {
        return install(bounds.settled());
    }

    private boolean install(Duration patience) {
        Instance newcomer = newcomers.get();
        tenant = newcomer;
        sound = lifecycle.install(newcomer);
        return sound && settle(NAME, patience);
    }
}
