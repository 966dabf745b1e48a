package dev.firedrill.addon;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When an add-on that was started is ready.
 *
 * @param within how long it may take
 * @param probe empty when it is ready, else what is still wrong
 */
public record Readiness(Duration within, Supplier<Optional<String>> probe) {}
