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

    /** Words that run it, in its directory, with its environment, its output in the log. */
    ProcessBuilder builder(List<String> words) {
        var builder = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
