package dev.firedrill.host;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who does what answers take, now or later. What waits is a task in a timer, not a thread. */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final ExecutorService threads;
    private final ScheduledExecutorService timer;

    Workers(ExecutorService threads, ScheduledExecutorService timer) {
        this.threads = threads;
        this.timer = timer;
    }

    /** Does something for an exchange. A mistake of the host's own must not look like a host that hangs. */
    void work(WebExchange exchange, Runnable task) {
        threads.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error(
                        "The simulated host failed on {} {}",
                        exchange.request().method(),
                        exchange.request().path(),
                        e);
                exchange.reply(
                        WebReply.text(500, "text/plain;charset=UTF-8", "The simulated host itself failed: " + e));
            }
        });
    }

    /** The same after a while. */
    void workLater(WebExchange exchange, Duration delay, Runnable task) {
        if (delay.isZero()) {
            work(exchange, task);
        } else {
            var unused = timer.schedule(() -> work(exchange, task), delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
