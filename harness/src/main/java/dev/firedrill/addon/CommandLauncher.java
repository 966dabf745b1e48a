package dev.firedrill.addon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Starts a command as a process, which has nothing left when it ends. */
record CommandLauncher(AddonCommand command) implements Launcher {

    @Override
    public Launched launch(Consumer<? super AddonId> births) throws AddonFailedException {
        try {
            Launched launched = Launched.from(command);
            tell(births, launched);
            return launched;
        } catch (IOException e) {
            throw new AddonFailedException("The add-on's command could not be started: " + e.getMessage()
                    + ". Check 'addon.command' and 'addon.directory' (" + command.directory() + ").");
        }
    }

    private static void tell(Consumer<? super AddonId> births, Launched launched) {
        try {
            births.accept(launched.id());
        } catch (RuntimeException e) {
            launched.end(Duration.ZERO);
            throw e;
        }
    }

    @Override
    public String kind() {
        return "command";
    }

    @Override
    public String name() {
        return command.toString();
    }

    @Override
    public Path log() {
        return command.log();
    }
}
