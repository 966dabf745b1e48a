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

/**
 * Where an instance's requests wait for as long as a fault makes them, and no longer than it lasts. What waits is a task
 * in a list, not a thread.
 */
final class HoldingRoom {

    private final ScheduledExecutorService timer;
    private final Set<Fault> inForce = new HashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /**
     * Why something waits.
     *
     * @param late how long at most; null is as long as the fault lasts
     */
    record Wait(Fault fault, @Nullable Duration late) {}

    private record Waiting(Wait reason, Runnable task) {}

    HoldingRoom(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    synchronized void begin(Fault fault) {
        inForce.add(fault);
    }

    /** A fault has ended: what waits because of it goes on. */
    void end(Fault fault) {
        List<Waiting> released;
        synchronized (this) {
            inForce.remove(fault);
            released = waiting.stream()
                    .filter(one -> one.reason().fault().equals(fault))
                    .toList();
            waiting.removeAll(released);
        }
        released.forEach(one -> one.task().run());
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Runs a task when every reason to wait is over, one after the other. A fault that has ended is no reason. */
    void pass(List<Wait> reasons, Runnable task) {
        if (reasons.isEmpty()) {
            task.run();
            return;
        }
        List<Wait> others = reasons.subList(1, reasons.size());
        var waiter = new Waiting(reasons.get(0), once(() -> pass(others, task)));
        if (!keep(waiter)) {
            waiter.task().run();
        }
    }

    private synchronized boolean keep(Waiting one) {
        if (!inForce.contains(one.reason().fault())) {
            return false;
        }
        waiting.add(one);
        Duration late = one.reason().late();
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
