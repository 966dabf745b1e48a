package dev.firedrill.addon;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A process and all that it has started, as far as these have parents. */
record Family(List<ProcessHandle> members) {

    private static final Duration DYING = Duration.ofSeconds(2);

    static Family of(ProcessHandle head) {
        return new Family(Stream.concat(head.descendants(), Stream.of(head)).toList());
    }

    /** Asks all of them to end, and kills those that have not within the grace; zero is to kill them at once. */
    void end(Duration grace) {
        if (!grace.isZero()) {
            members.forEach(ProcessHandle::destroy);
            awaitEnd(grace);
        }
        members.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        awaitEnd(DYING);
    }

    private void awaitEnd(Duration bound) {
        var ends = members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        Patience.await(CompletableFuture.allOf(ends), bound);
    }
}
