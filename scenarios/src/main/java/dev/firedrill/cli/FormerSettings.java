package dev.firedrill.cli;

import dev.firedrill.launch.Recipe;
import dev.firedrill.launch.RunSettings;
import dev.firedrill.launch.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The words of a former run's recipe, read as they were then. */
@CommandLine.Command(name = "run")
final class FormerSettings {

    @CommandLine.Mixin
    private final TargetOptions target = new TargetOptions();

    @CommandLine.Mixin
    private final RunOptions options = new RunOptions();

    private final Recipe recipe;

    private FormerSettings(Recipe recipe, long seed) {
        this.recipe = recipe;
        new CommandLine(this)
                .registerConverter(Duration.class, new Durations())
                .parseArgs(recipe.options().toArray(String[]::new));
        options.seed = seed;
    }

    /**
     * The settings of the former run.
     *
     * @param otherTarget what to test instead, here; null for what was tested then
     * @param otherCommand what starts it; empty for what started it then
     * @throws UsageException when the former run cannot be repeated from here, or the target is not what it was
     */
    static RunSettings of(Recipe recipe, long seed, @Nullable String otherTarget, List<String> otherCommand) {
        var former = new FormerSettings(recipe, seed);
        var settings = otherTarget == null ? former.there(otherCommand) : former.here(otherTarget, otherCommand);
        List<String> drill = recipe.drill();
        return drill == null ? settings : settings.drilling(drill);
    }

    private RunSettings here(String otherTarget, List<String> otherCommand) {
        target.image = null;
        target.words = List.of(otherTarget);
        return RunSettings.resolve(target.said(options, otherCommand));
    }

    private RunSettings there(List<String> otherCommand) {
        Path folder = Path.of(recipe.folder());
        if (!Files.isDirectory(folder)) {
            throw new UsageException("That run was started in '" + folder + "', which is not there. Say which add-on to"
                    + " replay it against: a descriptor's URL or a firedrill.yaml, behind the run's directory.");
        }
        target.words = recipe.target() == null ? List.of() : List.of(recipe.target());
        if (!otherCommand.isEmpty()) {
            target.image = null;
        }
        var settings = RunSettings.resolve(
                target.said(options, otherCommand.isEmpty() ? recipe.command() : otherCommand), folder);
        requireSameTarget(settings);
        return settings;
    }

    private void requireSameTarget(RunSettings settings) {
        String now = settings.descriptor().toString();
        if (!recipe.url().equals(now)) {
            throw new UsageException("That run tested " + recipe.url() + ", and the configuration in '"
                    + recipe.folder() + "' names " + now
                    + " now. To replay it against another address, say so: give its URL behind the run's"
                    + " directory.");
        }
    }
}
