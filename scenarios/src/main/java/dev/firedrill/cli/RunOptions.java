package dev.firedrill.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Options of a run besides its target. */
final class RunOptions {

    @CommandLine.Option(
            names = "--seed",
            paramLabel = "N",
            description = "fixes Firedrill's own decisions (default: a new one)")
    @Nullable
    Long seed;

    @CommandLine.Option(names = "--strict", description = "a failed SHOULD fails its scenario")
    boolean strict;

    @CommandLine.Option(
            names = "--one-by-one",
            description = "play scenarios one after the other, to see what each does; takes minutes")
    boolean oneByOne;

    /** What is on standard output. */
    enum Format {
        /** For people. */
        TEXT,
        /** {@code run.json} and nothing else; what people read is on standard error. */
        JSON
    }

    @CommandLine.Option(
            names = "--format",
            paramLabel = "text|json",
            description = "what to print on standard output; json is the run's run.json (default: text)")
    Format format = Format.TEXT;

    @CommandLine.Mixin
    ColourOption colour = new ColourOption();

    /** What decides about verdicts and was given, but for the seed, as words of a command line. */
    List<String> given() {
        return new GivenWords()
                .flag("--strict", strict)
                .flag("--one-by-one", oneByOne)
                .list();
    }
}
