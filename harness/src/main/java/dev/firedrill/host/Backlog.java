package dev.firedrill.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** What an instance that is down will do once it is up, in order. */
final class Backlog {

    private final List<Later> waiting = new ArrayList<>();

    private record Later(Executor executor, Runnable task) {}

    synchronized void add(Executor executor, Runnable task) {
        waiting.add(new Later(executor, task));
    }

    /** Hands everything over to its executors. */
    void workOff() {
        List<Later> due;
        synchronized (this) {
            due = List.copyOf(waiting);
            waiting.clear();
        }
        due.forEach(later -> later.executor().execute(later.task()));
    }
}
