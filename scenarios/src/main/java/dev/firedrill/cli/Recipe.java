package dev.firedrill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.report.RunDirectory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * How a run was told what to do: {@code settings.json} in its directory, from which a replay does it again. It has no
 * secrets but those that somebody typed into the command line, which every report shows anyway.
 *
 * @param schema version of the file's form
 * @param folder where the command was given; what is relative starts there
 * @param target a URL or a file; null for the {@code firedrill.yaml} of that folder
 * @param options as words of a command line, without the seed, which is in the history
 * @param command what stood behind {@code --}
 * @param effects what came of it together with the file and the defaults, by key
 */
record Recipe(
        int schema,
        String folder,
        @Nullable String target,
        List<String> options,
        List<String> command,
        Map<String, String> effects) {

    static final int SCHEMA = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    Recipe {
        options = List.copyOf(options);
        command = List.copyOf(command);
        effects = Map.copyOf(effects);
    }

    String json() {
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
                            .writeValueAsString(sorted())
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of texts are always JSON.", e);
        }
    }

    private Map<String, Object> sorted() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("schema", schema);
        fields.put("folder", folder);
        if (target != null) {
            fields.put("target", target);
        }
        fields.put("options", options);
        fields.put("command", command);
        fields.put("effects", new TreeMap<>(effects));
        return fields;
    }

    /**
     * Reads the file of a run.
     *
     * @throws UsageException when it is not there, or not as this version writes it
     */
    static Recipe read(Path directory) throws IOException {
        Path file = directory.resolve(RunDirectory.SETTINGS);
        if (!Files.exists(file)) {
            throw new UsageException(
                    "There is no '" + file + "', which says how that run was started: it was made by an"
                            + " older version, or only a part of its directory was kept. Run its scenarios with the command"
                            + " behind 'Reproduce:' instead.");
        }
        try {
            Recipe recipe = JSON.readValue(Files.readString(file), Recipe.class);
            if (recipe == null) {
                throw new UsageException(damaged(file, "it is null"));
            }
            if (recipe.schema() != SCHEMA) {
                throw new UsageException(file + " has schema " + recipe.schema() + "; this version reads " + SCHEMA
                        + ". Use the version of Firedrill that wrote it.");
            }
            return recipe;
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    damaged(file, e.getOriginalMessage().lines().findFirst().orElse("it is no JSON")));
        } catch (CharacterCodingException e) {
            throw new UsageException(damaged(file, "it is no text"));
        }
    }

    private static String damaged(Path file, String why) {
        return file + " is not what a run has left there: " + why + ". A file that was edited cannot be replayed.";
    }

    /**
     * The settings of the former run.
     *
     * @param otherTarget what to test instead, here; null for what was tested then
     * @param otherCommand what starts it; empty for what started it then
     * @throws UsageException when the former run cannot be repeated from here, or the target is not what it was
     */
    RunSettings settings(long seed, @Nullable String otherTarget, List<String> otherCommand) {
        var words = new Words();
        new CommandLine(words)
                .registerConverter(Duration.class, new Durations())
                .parseArgs(options.toArray(String[]::new));
        words.run.seed = seed;
        if (otherTarget != null) {
            words.target.words = List.of(otherTarget);
            return RunSettings.resolve(words.target, words.run, otherCommand);
        }
        Path there = Path.of(folder);
        if (!Files.isDirectory(there)) {
            throw new UsageException("That run was started in '" + folder + "', which is not there. Say which add-on to"
                    + " replay it against: a descriptor's URL or a firedrill.yaml, behind the run's directory.");
        }
        words.target.words = target == null ? List.of() : List.of(target);
        var settings =
                RunSettings.resolve(words.target, words.run, otherCommand.isEmpty() ? command : otherCommand, there);
        requireSameTarget(settings);
        return settings;
    }

    private void requireSameTarget(RunSettings settings) {
        String then = effects.getOrDefault(Effects.URL, "");
        String now = settings.descriptor().toString();
        if (!then.equals(now)) {
            throw new UsageException("That run tested " + then + ", and the configuration in '" + folder + "' names "
                    + now + " now. To replay it against another address, say so: give its URL behind the run's"
                    + " directory.");
        }
    }

    /** What is set otherwise now, as phrases. */
    List<String> changes(Recipe now) {
        var keys = new TreeSet<>(effects.keySet());
        keys.addAll(now.effects.keySet());
        var changes = new ArrayList<String>();
        for (String key : keys) {
            String before = effects.getOrDefault(key, "");
            String after = now.effects.getOrDefault(key, "");
            if (!before.equals(after)) {
                changes.add(key + " was '" + before + "' and is '" + after + "'");
            }
        }
        return changes;
    }

    /** What the recorded words are read as. */
    @CommandLine.Command(name = "run")
    private static final class Words {

        @CommandLine.Mixin
        private final TargetOptions target = new TargetOptions();

        @CommandLine.Mixin
        private final RunOptions run = new RunOptions();
    }
}
