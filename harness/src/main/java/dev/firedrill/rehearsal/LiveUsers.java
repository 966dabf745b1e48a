package dev.firedrill.rehearsal;

import dev.firedrill.history.Bounds;
import dev.firedrill.host.Instance;
import dev.firedrill.stage.Tenant;
import dev.firedrill.stage.Users;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import dev.firedrill.workload.Stimulus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Users of live tenants. */
final class LiveUsers implements Users {

    private static final Duration PACE = Duration.ofMillis(400);
    private static final int ROUNDS_PAST_GRACE = 3;

    private final Ensemble ensemble;
    private final List<Stimulus> stimuli;
    private final Bounds bounds;
    private final Supplier<Collection<Instance>> neighbours;

    /**
     * Users of one stage.
     *
     * @param stimuli what they do, in the order in which they do it
     * @param neighbours all instances of the stage, whose content they might see by mistake
     */
    LiveUsers(Ensemble ensemble, List<Stimulus> stimuli, Bounds bounds, Supplier<Collection<Instance>> neighbours) {
        this.ensemble = ensemble;
        this.stimuli = stimuli;
        this.bounds = bounds;
        this.neighbours = neighbours;
    }

    @Override
    public void use(Tenant tenant) {
        allServedWell(tenant);
    }

    @Override
    public void settleOn(Tenant tenant) {
        try {
            Await.until(
                    "users of '" + tenant.name() + "' are served well",
                    bounds.recovery(),
                    PACE,
                    () -> allServedWell(tenant),
                    well -> well);
        } catch (BoundExceeded e) {
            // What was not served well is in the history, and the checker judges only what once was.
            return;
        }
    }

    @Override
    public void keepUsingPastGrace(Tenant... tenants) {
        keepUsing(bounds.renameGrace(), tenants);
        for (int round = 0; round < ROUNDS_PAST_GRACE; round++) {
            Arrays.stream(tenants).forEach(this::use);
        }
    }

    @Override
    public void keepUsingForBackgroundPeriods(Tenant tenant, int periods) {
        Duration period = bounds.backgroundPeriod();
        if (period != null) {
            keepUsing(period.multipliedBy(periods), tenant);
        }
    }

    private void keepUsing(Duration time, Tenant... tenants) {
        Duration end = ensemble.history().clock().elapsed().plus(time);
        while (ensemble.history().clock().elapsed().compareTo(end) < 0) {
            Arrays.stream(tenants).forEach(this::use);
            Duration left = end.minus(ensemble.history().clock().elapsed());
            Await.passing("users pause between requests", left.compareTo(PACE) < 0 ? left : PACE);
        }
    }

    private boolean allServedWell(Tenant tenant) {
        Instance instance = ((LiveTenant) tenant).instance();
        boolean well = true;
        for (Stimulus stimulus : stimuli) {
            well &= ensemble.traffic()
                    .carryOut(stimulus, instance, neighbours.get())
                    .well();
        }
        return well;
    }
}
