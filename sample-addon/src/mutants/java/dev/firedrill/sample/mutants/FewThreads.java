package dev.firedrill.sample.mutants;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** As few threads for requests as a small container gets by default. */
final class FewThreads {

    private static final int THREADS = 8;

    private FewThreads() {}

    static void configure(JavalinConfig config) {
        config.jetty.threadPool = new QueuedThreadPool(THREADS);
    }
}
