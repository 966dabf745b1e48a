package dev.firedrill.addon;

import java.time.Duration;
import java.util.Optional;

/**
 * Which process, for good: a number alone is given to another process some day.
 *
 * @param pid the system's number for it
 * @param started when it started, in milliseconds since 1970; 0 when that is not known
 */
public record ProcessId(long pid, long started) implements AddonId {

    /** The system counts from when it was started itself, and corrects its clock now and then. */
    private static final long TOLERANCE_MILLIS = 2_000;

    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Of a process that runs, or has just ended. */
    public static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), startOf(process));
    }

    /** Of a process that runs, or has just ended, in which case nobody can tell when it started. */
    static ProcessId of(long pid) {
        return ProcessHandle.of(pid).map(ProcessId::of).orElse(new ProcessId(pid, 0));
    }

    /** Of this very process. */
    public static ProcessId own() {
        return of(ProcessHandle.current());
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
    }

    /** Whether that process still runs. */
    public boolean lives() {
        return living().isPresent();
    }

    private Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> started != 0 && Math.abs(startOf(process) - started) < TOLERANCE_MILLIS);
    }

    /** Asks first, then kills. */
    @Override
    public boolean end() {
        Optional<ProcessHandle> living = living();
        living.ifPresent(process -> Family.of(process).end(GRACE));
        return living.isPresent();
    }

    @Override
    public String describe() {
        return "process " + pid;
    }
}
