package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.time.Await;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Watches every buffer. One that nobody holds and nobody released is a leak. */
final class Leaks {

    private static final Duration COLLECTING = Duration.ofSeconds(10);

    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private int collected;

    void watch() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ByteBufUtil.setLeakListener((type, records) -> found.add(type + records));
    }

    void watchNoMore() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.SIMPLE);
    }

    void assertNone() {
        Await.until("buffers that nobody holds were collected", COLLECTING, this::collections, count -> count >= 5);
        assertThat(found).isEmpty();
        collected = 0;
    }

    // A leak is found when its buffer was collected and another one is tracked.
    private int collections() {
        System.gc();
        for (int i = 0; i < 1000; i++) {
            ByteBufAllocator.DEFAULT.buffer(16).release();
        }
        return ++collected;
    }
}
