package dev.firedrill.toxiproxy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The first decisions of a server. */
final class DecisionLog {

    static final int MOST = 100_000;

    private final Queue<Decision> decisions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    void add(Decision decision) {
        if (count.get() < MOST && count.incrementAndGet() <= MOST) {
            decisions.add(decision);
        }
    }

    List<Decision> byPlace() {
        return decisions.stream().sorted(Decision.BY_PLACE).toList();
    }
}
