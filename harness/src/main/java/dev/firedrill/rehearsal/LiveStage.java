package dev.firedrill.rehearsal;

import dev.firedrill.fault.Schedule;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Fact;
import dev.firedrill.host.FrontDoor;
import dev.firedrill.host.Instance;
import dev.firedrill.nemesis.Nemesis;
import dev.firedrill.stage.AccessProbe;
import dev.firedrill.stage.AddonUnderTest;
import dev.firedrill.stage.Address;
import dev.firedrill.stage.Stage;
import dev.firedrill.stage.Tenant;
import dev.firedrill.stage.Users;
import dev.firedrill.workload.Stimulus;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The stage of one rehearsal: tenants of its own on the shared host. */
final class LiveStage implements Stage, AutoCloseable {

    private final Ensemble ensemble;
    private final String rehearsal;
    private final Map<String, LiveTenant> tenants = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Address, FrontDoor> doors = new ConcurrentHashMap<>();
    private final LiveUsers users;
    private final LiveProbe probe;
    private final LiveAddon addon;
    private final Nemesis nemesis;
    private final Bounds bounds;
    private final Draws draws;
    private @Nullable Instance accomplice;

    /**
     * A fresh stage.
     *
     * @param draws fix the order in which users do things
     */
    LiveStage(Ensemble ensemble, String rehearsal, Bounds bounds, Draws draws) {
        this.ensemble = ensemble;
        this.rehearsal = rehearsal;
        this.bounds = bounds;
        this.draws = draws;
        this.nemesis = new Nemesis(ensemble.history());
        this.addon = new LiveAddon(ensemble, rehearsal);
        this.users = new LiveUsers(ensemble, inOrder(ensemble.stimuli()), bounds);
        this.probe = new LiveProbe(ensemble.access(), bounds);
    }

    private List<Stimulus> inOrder(List<Stimulus> stimuli) {
        var names = stimuli.stream().map(Stimulus::name).distinct().toList();
        List<String> order = draws.order(rehearsal, Fact.Drawn.ORDER, names);
        ensemble.history().append(rehearsal, "", new Fact.Drawn(Fact.Drawn.ORDER, order));
        return stimuli.stream()
                .sorted(Comparator.comparing(stimulus -> order.indexOf(stimulus.name())))
                .toList();
    }

    @Override
    public Tenant tenant(String name) {
        return tenants.computeIfAbsent(name, n -> live(ensemble.open(n, rehearsal)));
    }

    @Override
    public List<Tenant> installAtOnce(List<String> names) {
        var fresh = names.stream().map(this::tenant).toList();
        ensemble.lifecycle()
                .installAtOnce(fresh.stream()
                        .map(tenant -> ((LiveTenant) tenant).instance())
                        .toList());
        return fresh;
    }

    @Override
    public Tenant twin(String name, Tenant other) {
        Instance model = ((LiveTenant) other).instance();
        return tenants.computeIfAbsent(name, n -> live(ensemble.openTwin(model, n, rehearsal)));
    }

    private LiveTenant live(Instance instance) {
        return new LiveTenant(ensemble, nemesis, bounds, instance, this::accomplice, doors);
    }

    private synchronized Instance accomplice() {
        Instance known = accomplice;
        if (known == null) {
            known = ensemble.open("accomplice", rehearsal);
            ensemble.lifecycle().install(known);
            accomplice = known;
        }
        return known;
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public AccessProbe access() {
        return probe;
    }

    @Override
    public void carryOut(Schedule schedule) {
        nemesis.carryOut(schedule, name -> {
            LiveTenant tenant = tenants.get(name);
            if (tenant == null) {
                throw new IllegalArgumentException("There is no tenant '" + name + "' on this stage.");
            }
            return tenant.instance();
        });
    }

    @Override
    public Schedule shaken(Schedule schedule, Duration most) {
        return schedule.shaken(draws.generator(rehearsal, schedule.describe()), most);
    }

    @Override
    public AddonUnderTest addon() {
        return addon;
    }

    /** Heals what is still disturbed, and waits for those who hung because of it. */
    @Override
    public void close() {
        try {
            nemesis.close();
        } finally {
            users.goHome();
            addon.settle();
        }
    }

    @Override
    public void mark(String name) {
        ensemble.history().append(rehearsal, "", new Fact.Marked(name));
    }

    @Override
    public void sideBySide(List<Runnable> parts) {
        try {
            CompletableFuture.allOf(parts.stream()
                            .map(part -> CompletableFuture.runAsync(part, ensemble.crowd()))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
