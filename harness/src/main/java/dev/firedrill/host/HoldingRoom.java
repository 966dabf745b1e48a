package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Where an instance's requests wait while it is held. What waits is a task in a list, not a thread. */
final class HoldingRoom {

    private final ScheduledExecutorService timer;
    private final List<Runnable> waiting = new ArrayList<>();
    private Fault.@Nullable Hold fault;

    HoldingRoom(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    synchronized void hold(Fault.Hold began) {
        fault = began;
    }

    void heal() {
        List<Runnable> released;
        synchronized (this) {
            fault = null;
            released = List.copyOf(waiting);
            waiting.clear();
        }
        released.forEach(Runnable::run);
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Runs a task now, or when the fault lets it. */
    void pass(Runnable task) {
        if (!keep(once(task))) {
            task.run();
        }
    }

    private synchronized boolean keep(Runnable task) {
        Fault.Hold began = fault;
        if (began == null) {
            return false;
        }
        waiting.add(task);
        Duration late = began.late();
        if (late != null) {
            var unused = timer.schedule(() -> release(task), late.toNanos(), TimeUnit.NANOSECONDS);
        }
        return true;
    }

    private void release(Runnable task) {
        synchronized (this) {
            waiting.remove(task);
        }
        task.run();
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
