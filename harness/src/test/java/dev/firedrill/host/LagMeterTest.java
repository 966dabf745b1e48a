package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.time.Await;
import dev.firedrill.time.RunClock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It measures time")
class LagMeterTest {

    private static final Duration HELD_UP = Duration.ofMillis(300);

    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor();
    private final LagMeter meter = LagMeter.on(loop, RunClock.start());

    @AfterEach
    void stop() {
        loop.shutdownNow();
    }

    @Test
    void a_loop_that_was_held_up_lags_once() throws ExecutionException, InterruptedException {
        loop.submit(() -> Await.passing("the loop is held up", HELD_UP)).get();

        assertThat(meter.worst()).isBetween(HELD_UP.minusMillis(50), Duration.ofSeconds(10));
        Await.until("the lag is forgotten", Duration.ofSeconds(10), meter::worst, lag -> lag.toMillis() < 100);
    }

    @Test
    void a_lag_that_lasts_is_seen() {
        var unused = loop.submit(() -> Await.passing("the loop is held up", Duration.ofSeconds(2)));

        Await.until("the lag is seen", Duration.ofSeconds(2), meter::worst, lag -> lag.toMillis() > 200);
    }
}
