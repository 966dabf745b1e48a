package dev.firedrill.launch.config;

import dev.firedrill.drill.Drill;
import dev.firedrill.drill.Step;
import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import dev.firedrill.drill.Step.What;
import dev.firedrill.drill.Words;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A schedule in a file of its own. Its form is also described by {@code firedrill-schedule.schema.json}, for editors. */
public final class DrillYaml {

    private static final String TITLE = "Maintenance window";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,19}");
    private static final String A_NAME = "a name of small letters, digits and dashes, such as acme";
    private static final String STEPS = "a list with at least one step, such as {at: 0s, down: 90s}";

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
            end = step.ends();
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

    /** A host is down once, or cold once; which of two would end first nobody could say. */
    private static void requireRoom(Section section, Trouble trouble, List<Step> before) {
        for (Step other : before) {
            boolean same = other instanceof Trouble t
                    && t.fault().kind() == trouble.fault().kind()
                    && (t.tenant().isEmpty()
                            || trouble.tenant().isEmpty()
                            || t.tenant().equals(trouble.tenant()));
            if (same && other.at().compareTo(trouble.ends()) < 0 && trouble.at().compareTo(other.ends()) < 0) {
                String kind = Steps.kind(section);
                throw section.wrong(
                        kind,
                        "'" + kind + "' overlaps a step of this kind that lasts until " + Words.time(other.ends())
                                + "; let it begin then, or later.");
            }
        }
    }
}
