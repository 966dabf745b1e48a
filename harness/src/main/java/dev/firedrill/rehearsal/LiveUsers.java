package dev.firedrill.rehearsal;

import dev.firedrill.history.Bounds;
import dev.firedrill.host.Instance;
import dev.firedrill.rehearsal.Bustle.Doing;
import dev.firedrill.stage.Tenant;
import dev.firedrill.stage.Users;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import dev.firedrill.workload.Capabilities.Texts;
import dev.firedrill.workload.Stimulus;
import dev.firedrill.workload.Traffic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Users of live tenants. */
final class LiveUsers implements Users {

    private static final Duration PACE = Duration.ofMillis(400);

    /** Things happen in a tenant less often than pages are opened. */
    private static final Duration EVENTS = Duration.ofSeconds(1);

    /** So that what never comes is seen not to have come by the bound. */
    private static final Duration PAST_THE_BOUND = Duration.ofSeconds(1);

    private static final int ROUNDS_PAST_GRACE = 3;

    private final Ensemble ensemble;
    private final List<Stimulus> stimuli;
    private final Bounds bounds;
    private final Bustle bustle;
    private final Happenings happenings;
    private final Set<String> texts = ConcurrentHashMap.newKeySet();

    /**
     * Users of one stage.
     *
     * @param stimuli what they do, in the order in which they do it
     */
    LiveUsers(Ensemble ensemble, List<Stimulus> stimuli, Bounds bounds) {
        this.ensemble = ensemble;
        this.stimuli = stimuli;
        this.bounds = bounds;
        this.bustle = new Bustle(ensemble.crowd());
        this.happenings = new Happenings(ensemble, bounds);
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
                    bounds.recovery().plus(PAST_THE_BOUND),
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
        inTurn(bounds.renameGrace(), tenants);
        for (int round = 0; round < ROUNDS_PAST_GRACE; round++) {
            Arrays.stream(tenants).forEach(this::use);
        }
    }

    @Override
    public void keepUsingForBackgroundPeriods(Tenant tenant, int periods) {
        Duration period = bounds.backgroundPeriod();
        if (period != null) {
            inTurn(period.multipliedBy(periods), tenant);
        }
    }

    @Override
    public void restForBackgroundPeriods(int periods) {
        Duration period = bounds.backgroundPeriod();
        if (period != null) {
            Await.passing("the add-on may call by itself", bounds.renameGrace().plus(period.multipliedBy(periods)));
        }
    }

    private void inTurn(Duration time, Tenant... tenants) {
        Duration end = ensemble.history().clock().elapsed().plus(time);
        while (ensemble.history().clock().elapsed().compareTo(end) < 0) {
            Arrays.stream(tenants).forEach(this::use);
            Duration left = end.minus(ensemble.history().clock().elapsed());
            Await.passing("users pause between requests", left.compareTo(PACE) < 0 ? left : PACE);
        }
    }

    @Override
    public void keepUsing(Duration time, Tenant... tenants) {
        bustle.goOn(
                "users go on",
                time,
                Arrays.stream(tenants)
                        .flatMap(tenant -> stimuli.stream().map(stimulus -> doing(stimulus, tenant)))
                        .toList());
    }

    private Doing doing(Stimulus stimulus, Tenant tenant) {
        return new Doing(() -> servedWell(stimulus, tenant), stimulus instanceof Stimulus.Event ? EVENTS : PACE);
    }

    @Override
    public void crowd(Tenant tenant, int users, Duration time) {
        var visits = stimuli.stream().filter(Stimulus.Visit.class::isInstance).toList();
        if (!visits.isEmpty()) {
            bustle.goOn(
                    "a crowd opens pages",
                    time,
                    IntStream.range(0, users)
                            .mapToObj(user -> doing(visits.get(user % visits.size()), tenant))
                            .toList());
        }
    }

    private boolean allServedWell(Tenant tenant) {
        boolean well = true;
        for (Stimulus stimulus : stimuli) {
            well &= servedWell(stimulus, tenant);
        }
        return well;
    }

    private boolean servedWell(Stimulus stimulus, Tenant tenant) {
        Instance instance = ((LiveTenant) tenant).instance();
        return ensemble.workload()
                .traffic()
                .carryOut(stimulus, instance, ensemble.host().instances())
                .wellFor(tenant.name(), ensemble.contentful().contains(stimulus.name()));
    }

    @Override
    public void storeText(Tenant tenant) {
        Texts where = ensemble.workload().capabilities().texts();
        if (where != null) {
            texts.add(ensemble.workload().texts().store(where, ((LiveTenant) tenant).instance()));
            readTexts(tenant);
        }
    }

    @Override
    public void readTexts(Tenant tenant) {
        Texts where = ensemble.workload().capabilities().texts();
        if (where != null) {
            ensemble.workload().texts().read(where.read(), ((LiveTenant) tenant).instance(), texts);
        }
    }

    @Override
    public void causeEvent(Tenant tenant) {
        happenings.tell(((LiveTenant) tenant).instance(), 0);
    }

    @Override
    public void causeEventToldRepeatedly(Tenant tenant, int resends) {
        happenings.tell(((LiveTenant) tenant).instance(), resends);
    }

    /** Waits for whoever still hangs, now that everything is healed. */
    void goHome() {
        bustle.settle(Traffic.PATIENCE);
    }
}
