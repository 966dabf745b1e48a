package dev.firedrill.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does many things at the same time, as many people do. */
final class AtOnce implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<Integer>> results = new ArrayList<>();

    /** What they give, in their order, once all are done. */
    static List<Integer> all(List<Callable<Integer>> actions) throws Exception {
        try (AtOnce many = new AtOnce()) {
            actions.forEach(many::begin);
            return many.results();
        }
    }

    void begin(Callable<Integer> action) {
        results.add(submit(action));
    }

    Future<Integer> submit(Callable<Integer> action) {
        return threads.submit(action);
    }

    /** What all that were begun gave, once they are done. */
    List<Integer> results() throws Exception {
        List<Integer> done = new ArrayList<>();
        for (Future<Integer> result : results) {
            done.add(result.get());
        }
        return done;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
