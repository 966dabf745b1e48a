package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** An add-on that somebody else started. */
final class ReadyAddon {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private ReadyAddon() {}

    static void await(Target target, Supplier<Optional<String>> unready) throws AddonFailedException {
        try {
            Await.until(
                    "the add-on is ready",
                    target.readyWithin(),
                    INTERVAL,
                    () -> unready.get().orElse(""),
                    String::isEmpty);
        } catch (BoundExceeded e) {
            throw unavailable(e.lastObserved());
        }
    }

    private static AddonFailedException unavailable(String problem) {
        return new AddonFailedException("The add-on cannot be tested: " + problem
                + ". Check the URL; start the add-on first, or give Firedrill the command that starts it"
                + " ('-- npm start' or 'addon.command'), or let it wait with --ready-within 60s.");
    }
}
