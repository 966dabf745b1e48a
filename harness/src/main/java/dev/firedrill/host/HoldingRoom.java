package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Where an instance's requests wait while it is held. What waits is a task in a list, not a thread. */
final class HoldingRoom {

    private final ScheduledExecutorService timer;
    private final Set<Fault.Hold> inForce = new HashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();

    private record Waiting(Fault.Hold hold, Runnable task) {}

    HoldingRoom(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    synchronized void hold(Fault.Hold fault) {
        inForce.add(fault);
    }

    /** Ends a hold, and lets go what waits for that. */
    void heal(Fault.Hold fault) {
        List<Waiting> released;
        synchronized (this) {
            inForce.remove(fault);
            released = waiting.stream().filter(one -> one.hold().equals(fault)).toList();
            waiting.removeAll(released);
        }
        released.forEach(one -> one.task().run());
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Runs a task now, or when the hold lets it; a hold that has ended meanwhile holds nothing. */
    void pass(Fault.@Nullable Hold hold, Runnable task) {
        if (hold == null || !keep(new Waiting(hold, once(task)))) {
            task.run();
        }
    }

    private synchronized boolean keep(Waiting one) {
        if (!inForce.contains(one.hold())) {
            return false;
        }
        waiting.add(one);
        Duration late = one.hold().late();
        if (late != null) {
            var unused = timer.schedule(() -> release(one), late.toNanos(), TimeUnit.NANOSECONDS);
        }
        return true;
    }

    private void release(Waiting one) {
        synchronized (this) {
            waiting.remove(one);
        }
        one.task().run();
    }

    // Healing and a timer may both release a task.
    private static Runnable once(Runnable task) {
        var ran = new AtomicBoolean();
        return () -> {
            if (ran.compareAndSet(false, true)) {
                task.run();
            }
        };
    }
}
