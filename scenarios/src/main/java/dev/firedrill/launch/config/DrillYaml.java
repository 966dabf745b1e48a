package dev.firedrill.launch.config;

import dev.firedrill.drill.Drill;
import dev.firedrill.drill.Step;
import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import dev.firedrill.drill.Step.What;
import dev.firedrill.drill.Words;
import dev.firedrill.fault.Fault;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A schedule in a file of its own. Its form is also described by {@code firedrill-schedule.schema.json}, for editors. */
public final class DrillYaml {

    private static final String TITLE = "Maintenance window";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,19}");
    private static final String A_NAME = "a name of small letters, digits and dashes, such as acme";
    private static final String STEPS = "a list with at least one step, such as {at: 0s, down: 90s}";

    private static final Set<Fault.Kind> POWER =
            Set.of(Fault.Kind.DOWN, Fault.Kind.COLD, Fault.Kind.STARTING, Fault.Kind.DRAINING);

    private DrillYaml() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException when it is missing or wrong, naming line and column and showing them
     */
    public static Drill read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ConfigException(file + ": there is no such file.");
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + ": this is not text in UTF-8.");
        } catch (IOException e) {
            throw new ConfigException(file + ": it cannot be read: " + e.getMessage() + ".");
        }
    }

    /**
     * Reads the text of a file.
     *
     * @param file what it is called in messages
     */
    public static Drill parse(String file, String text) {
        Section root = new Source(file, text).root();
        root.allow("title", "tenants", "steps");
        var tenants = root.get("tenants").map(DrillYaml::tenants).orElse(Drill.TENANTS);
        return new Drill(
                root.get("title").map(Value::text).orElse(TITLE),
                tenants,
                steps(root.required("steps").items(STEPS), tenants));
    }

    private static List<String> tenants(Value value) {
        var names = new ArrayList<String>();
        for (Value item : value.items("a list of names such as [acme]")) {
            String name = item.like(NAME, A_NAME);
            if (names.contains(name)) {
                throw item.wrong("'" + name + "' is named twice.");
            }
            names.add(name);
        }
        return names;
    }

    private static List<Step> steps(List<Value> items, List<String> tenants) {
        var steps = new ArrayList<Step>();
        Duration end = Duration.ZERO;
        for (Value item : items) {
            Section section = item.section();
            Step step = step(section, end, tenants);
            if (step instanceof Trouble trouble) {
                requireRoom(section, trouble, steps);
            }
            steps.add(step);
            end = step.ends().compareTo(end) > 0 ? step.ends() : end;
        }
        return steps;
    }

    private static Step step(Section step, Duration before, List<String> tenants) {
        String kind = Steps.kind(step);
        Duration at = step.get("at").map(Value::moment).orElse(before);
        String tenant = step.get("tenant").map(name -> name.oneOf(tenants)).orElse("");
        Optional<What> change = Steps.change(kind);
        if (change.isPresent()) {
            step.required(kind).requireTrue();
            return new Change(at, tenant, change.get());
        }
        return new Trouble(
                at, tenant, Steps.fault(kind, step), step.required(kind).duration());
    }

    /** What would take the place of another trouble without a word, or end with it, has to begin after it. */
    private static void requireRoom(Section section, Trouble trouble, List<Step> before) {
        before.stream()
                .filter(Trouble.class::isInstance)
                .map(Trouble.class::cast)
                .filter(other -> overlap(other, trouble) && exclude(other.fault(), trouble.fault()))
                .max(Comparator.comparing(Trouble::ends))
                .ifPresent(other -> {
                    String kind = Steps.kind(section);
                    throw section.wrong(
                            kind,
                            "'" + kind + "' overlaps '" + word(other.fault().kind(), kind) + "', which lasts until "
                                    + Words.time(other.ends())
                                    + "; the two cannot go on side by side. Write 'at: "
                                    + Words.time(other.ends()) + "', or later.");
                });
    }

    private static boolean overlap(Trouble one, Trouble other) {
        boolean sameTenant = one.tenant().isEmpty()
                || other.tenant().isEmpty()
                || one.tenant().equals(other.tenant());
        return sameTenant && one.at().compareTo(other.ends()) < 0 && other.at().compareTo(one.ends()) < 0;
    }

    /**
     * A host has one state of power, and holds all requests or none. Any number of faults strikes single exchanges; of
     * two that are the same the end of one would end the other.
     */
    private static boolean exclude(Fault one, Fault other) {
        if (one.kind() == Fault.Kind.EXCHANGE) {
            return one.describe().equals(other.describe());
        }
        return POWER.contains(one.kind()) ? POWER.contains(other.kind()) : one.kind() == other.kind();
    }

    private static String word(Fault.Kind kind, String own) {
        return switch (kind) {
            case DRAINING -> "drain";
            case EXCHANGE -> own;
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
