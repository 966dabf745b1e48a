package dev.firedrill.rehearsal;

import dev.firedrill.host.Instance;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.time.DaemonThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Uninstalls every tenant at the end of a run, all at once. */
final class CleanUp {

    static final Duration BOUND = Duration.ofSeconds(15);

    /** Who pressed Ctrl-C waits for it; what is not done by then is left to {@code firedrill clean}. */
    static final Duration HURRIED = Duration.ofSeconds(5);

    private final Lifecycle lifecycle;
    private final Duration bound;

    CleanUp(Lifecycle lifecycle, Duration bound) {
        this.lifecycle = lifecycle;
        this.bound = bound;
    }

    /** Whether the add-on knows of every uninstall in time. */
    boolean sweep(List<Instance> instances) {
        var sweepers = Executors.newCachedThreadPool(DaemonThreads.named("firedrill-clean-up"));
        try {
            return sweep(instances, sweepers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            sweepers.shutdownNow();
        }
    }

    private boolean sweep(List<Instance> instances, ExecutorService sweepers)
            throws InterruptedException, ExecutionException, TimeoutException {
        var sweeps = instances.stream()
                .filter(CleanUp::mayBeInstalled)
                .map(instance -> CompletableFuture.supplyAsync(() -> lifecycle.uninstall(instance), sweepers))
                .toList();
        CompletableFuture.allOf(sweeps.toArray(CompletableFuture[]::new)).get(bound.toSeconds(), TimeUnit.SECONDS);
        return sweeps.stream().allMatch(CompletableFuture::join);
    }

    /** An install that was not acknowledged, or forged, may have been stored all the same. */
    private static boolean mayBeInstalled(Instance instance) {
        return !instance.installation().secrets().isEmpty();
    }
}
