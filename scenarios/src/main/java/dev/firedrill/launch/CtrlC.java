package dev.firedrill.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C, or a polite kill, into an orderly end: the run is told to stop, and the process waits until it has. */
public final class CtrlC implements AutoCloseable {

    /** Clean-up and reports are bounded themselves; this only guards against a defect of ours. */
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    private CtrlC(Runnable stop) {
        this.hook = new Thread(
                () -> {
                    stop.run();
                    awaitEnd();
                },
                "firedrill-ctrl-c");
    }

    /** From now on until closed, Ctrl-C stops this. */
    public static CtrlC stops(Runnable stop) {
        var ctrlC = new CtrlC(stop);
        Runtime.getRuntime().addShutdownHook(ctrlC.hook);
        return ctrlC;
    }

    private void awaitEnd() {
        try {
            boolean unused = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is on its way out already, by way of this very hook.
            return;
        }
    }
}
