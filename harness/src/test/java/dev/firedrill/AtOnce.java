package dev.firedrill;

import dev.firedrill.time.DaemonThreads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does many things at the same time. A parallel stream would borrow the threads in which other tests run. */
public final class AtOnce {

    private AtOnce() {}

    /** What they give, by their numbers from 0, once all are done. */
    public static <T> List<T> all(int count, IntFunction<T> each) {
        ExecutorService threads = Executors.newFixedThreadPool(count, DaemonThreads.named("at-once"));
        try {
            var ready = new CountDownLatch(count);
            var begun = IntStream.range(0, count)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> together(ready, number, each), threads))
                    .toList();
            return begun.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T together(CountDownLatch ready, int number, IntFunction<T> each) {
        ready.countDown();
        try {
            ready.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("This test was interrupted", e);
        }
        return each.apply(number);
    }
}
