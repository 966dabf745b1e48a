package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.history.Fact;
import dev.firedrill.rehearsal.Bustle.Doing;
import dev.firedrill.stage.AddonUnderTest;
import dev.firedrill.workload.HealthProbe;
import java.time.Duration;
import java.util.List;

/** The add-on that a run tests. */
final class LiveAddon implements AddonUnderTest {

    /** Source: Cloud Fortified asks each minute; a second shows a starved process in the time that a scenario has. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Ensemble ensemble;
    private final String rehearsal;
    private final Bustle watch;

    LiveAddon(Ensemble ensemble, String rehearsal) {
        this.ensemble = ensemble;
        this.rehearsal = rehearsal;
        this.watch = new Bustle(ensemble.crowd());
    }

    @Override
    public void kill() {
        ensemble.theatre().process().orElseThrow(LiveAddon::notOurs).kill();
    }

    @Override
    public void start() {
        try {
            ensemble.theatre().process().orElseThrow(LiveAddon::notOurs).start();
        } catch (AddonFailedException e) {
            ensemble.history()
                    .append("", "", new Fact.AddonChanged(Fact.AddonChanged.UNREADY, String.valueOf(e.getMessage())));
            throw new IllegalStateException("the add-on did not get ready again", e);
        }
    }

    private static IllegalStateException notOurs() {
        return new IllegalStateException("an add-on that Firedrill did not start cannot be restarted");
    }

    @Override
    public void watchHealthWhile(Runnable part) {
        watch.goOnWhile(part, List.of(new Doing(this::askHealth, INTERVAL)));
    }

    private void askHealth() {
        var reply = ensemble.workload().health().ask();
        reply.record(ensemble.history(), rehearsal, "", new Fact.HealthAnswered(reply.answer()), "health");
    }

    @Override
    public boolean clockMoves() {
        return ensemble.theatre().clock().movable();
    }

    @Override
    public void advanceClock(Duration by) {
        if (clockMoves()) {
            ensemble.theatre().clock().advance(by);
            // Time goes by for both, or the add-on would find the host's tokens expired.
            ensemble.history().clock().advance(by);
        }
    }

    void settle() {
        watch.settle(HealthProbe.PATIENCE);
    }
}
