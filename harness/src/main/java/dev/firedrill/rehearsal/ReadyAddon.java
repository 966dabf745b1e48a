package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.time.Await;
import dev.firedrill.time.BoundExceeded;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** An add-on that somebody else started. */
final class ReadyAddon {

    private ReadyAddon() {}

    static void await(Target target, Supplier<Optional<String>> unready) throws AddonFailedException {
        try {
            Await.until(
                    "the add-on is ready", target.readyWithin(), Duration.ofMillis(100), unready, Optional::isEmpty);
        } catch (BoundExceeded e) {
            throw new AddonFailedException(
                    "The add-on cannot be reached: " + unready.get().orElse("it answered just now")
                            + ". Start it first, give Firedrill the command that starts it ('-- npm start' or 'addon.command'),"
                            + " or let it wait with 'addon.ready-within: 60s'.");
        }
    }
}
