package dev.firedrill.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.launch.config.ConfigException;
import dev.firedrill.launch.config.DrillYaml;
import dev.firedrill.report.KnownFailure;
import dev.firedrill.report.RunDirectory;
import dev.firedrill.stage.Company;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
 * @param known failures that the team accepted
 * @param schedules scenarios that were in no catalogue, as they were then
 * @param drill what a drill was told to play, as words of a command line; null for what was no drill
 */
public record Recipe(
        int schema,
        String folder,
        @Nullable String target,
        List<String> options,
        List<String> command,
        Map<String, String> effects,
        List<Known> known,
        List<Scheduled> schedules,
        @Nullable List<String> drill) {

    static final int SCHEMA = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public Recipe {
        options = List.copyOf(options);
        command = List.copyOf(command);
        effects = Map.copyOf(effects);
        // Those that were written before there were any have none.
        known = known == null ? List.of() : List.copyOf(known);
        schedules = schedules == null ? List.of() : List.copyOf(schedules);
        drill = drill == null ? null : List.copyOf(drill);
    }

    /** A failure that the team accepted, with its day as text. */
    public record Known(String id, String reason, String until) {

        static Known of(KnownFailure known) {
            return new Known(known.id(), known.reason(), known.until().toString());
        }

        public Known {
            Objects.requireNonNull(id);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(until);
        }

        private KnownFailure failure() {
            return new KnownFailure(id, reason, LocalDate.parse(until));
        }
    }

    /**
     * A schedule that was played.
     *
     * @param alone whether it was with nobody beside it from the start
     */
    public record Scheduled(String id, String yaml, boolean alone) {

        static Scheduled of(DrillScenario scenario) {
            return new Scheduled(scenario.id(), scenario.drill().yaml(), scenario.company() == Company.NOBODY);
        }

        public Scheduled {
            Objects.requireNonNull(id);
            Objects.requireNonNull(yaml);
        }

        private DrillScenario scenario() {
            return new DrillScenario(id, DrillYaml.parse(id, yaml), alone ? Company.NOBODY : Company.OTHERS);
        }
    }

    /** The schedules that were played. */
    List<DrillScenario> drills() {
        return schedules.stream().map(Scheduled::scenario).toList();
    }

    /** The failures that the team accepted. */
    List<KnownFailure> knownFailures() {
        return known.stream().map(Known::failure).toList();
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
        fields.put("known", known);
        fields.put("schedules", schedules);
        if (drill != null) {
            fields.put("drill", drill);
        }
        return fields;
    }

    /**
     * Reads the file of a run.
     *
     * @throws UsageException when it is not there, or not as this version writes it
     */
    public static Recipe read(Path directory) throws IOException {
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
            var unused = List.of(recipe.knownFailures(), recipe.drills());
            if (recipe.schema() != SCHEMA) {
                throw new UsageException(file + " has schema " + recipe.schema() + "; this version reads " + SCHEMA
                        + ". Use the version of Firedrill that wrote it.");
            }
            return recipe;
        } catch (JsonProcessingException e) {
            throw new UsageException(
                    damaged(file, e.getOriginalMessage().lines().findFirst().orElse("it is no JSON")));
        } catch (ConfigException e) {
            throw new UsageException(damaged(file, String.valueOf(e.getMessage())));
        } catch (CharacterCodingException e) {
            throw new UsageException(damaged(file, "it is no text"));
        } catch (DateTimeParseException e) {
            throw new UsageException(damaged(file, "'" + e.getParsedString() + "' is no day"));
        }
    }

    private static String damaged(Path file, String why) {
        return file + " is not what a run has left there: " + why + ". A file that was edited cannot be replayed.";
    }

    /** The URL of the descriptor that was tested. */
    public String url() {
        return effects.getOrDefault(Effects.URL, "");
    }

    /** What is set otherwise now, as phrases. */
    public List<String> changes(Recipe now) {
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
}
