package dev.firedrill.addon;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How an add-on is started.
 *
 * @param words the command and its arguments
 * @param directory where it runs
 * @param environment what is set besides the harness's own environment
 * @param log the file that takes its output
 */
public record AddonCommand(List<String> words, Path directory, Map<String, String> environment, Path log) {

    public AddonCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
