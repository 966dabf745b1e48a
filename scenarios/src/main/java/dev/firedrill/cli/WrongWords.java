package dev.firedrill.cli;

import dev.firedrill.launch.config.Nearest;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in a sentence or two why a command line was not understood, and what was probably meant. */
final class WrongWords {

    private WrongWords() {}

    static String message(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String what = e instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched.getUnmatched().get(0), command)
                : sentence(e);
        return what + " '" + command.qualifiedName() + " --help' shows what can be said.";
    }

    private static String unmatched(String word, CommandSpec command) {
        if (word.startsWith("-")) {
            return "'" + word + "' is not an option of '" + command.qualifiedName() + "'"
                    + Nearest.hint(word, List.copyOf(command.optionsMap().keySet()));
        }
        if (command.subcommands().isEmpty()) {
            return "'" + word + "' is one word too many for '" + command.qualifiedName() + "'.";
        }
        boolean target = word.contains("://") || word.endsWith(".yaml") || word.endsWith(".yml");
        return target
                ? "'" + word + "' is not a command; did you mean 'firedrill run " + word + "'?"
                : "'" + word + "' is not a command"
                        + Nearest.hint(word, List.copyOf(command.subcommands().keySet()));
    }

    private static String sentence(ParameterException e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.endsWith(".") ? message : message + ".";
    }
}
