package dev.firedrill.sample.mutants;

/** Threads that keep no process alive. */
final class Daemons {

    private Daemons() {}

    static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "variant");
        thread.setDaemon(true);
        return thread;
    }
}
