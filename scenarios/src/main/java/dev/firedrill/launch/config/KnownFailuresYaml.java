package dev.firedrill.launch.config;

import dev.firedrill.report.KnownFailure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The failures that a team accepts: a file beside its {@code firedrill.yaml}, with an entry for each scenario's id. */
public final class KnownFailuresYaml {

    /** What the file is called unless the user says otherwise. */
    static final String FILE_NAME = "firedrill-known-failures.yaml";

    private static final Pattern ID = Pattern.compile("[A-Z]{2,4}-[0-9]{2}|DRILL(-[a-z0-9]+)*");

    private KnownFailuresYaml() {}

    /**
     * Reads the file.
     *
     * @return none where there is no such file
     * @throws ConfigException when it is wrong, naming line and column and showing them
     */
    public static List<KnownFailure> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return parse(file, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + ": this is not text in UTF-8.");
        } catch (IOException e) {
            throw new ConfigException(file + ": it cannot be read: " + e.getMessage() + ".");
        }
    }

    static List<KnownFailure> parse(Path file, String text) {
        Section root = new Source(file.toString(), text).root();
        // Not whether there is such a scenario: a team's own ones are not known everywhere.
        root.requireLike(ID, "the id of a scenario, such as URL-01");
        return root.values().stream()
                .map(entry -> known(entry.getKey(), entry.getValue().section()))
                .toList();
    }

    private static KnownFailure known(String id, Section entry) {
        entry.allow("reason", "until");
        return new KnownFailure(
                id, entry.required("reason").text(), entry.required("until").date());
    }
}
