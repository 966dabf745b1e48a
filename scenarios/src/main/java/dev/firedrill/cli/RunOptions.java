package dev.firedrill.cli;

import dev.firedrill.report.Colour;
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

    @CommandLine.Option(
            names = "--color",
            paramLabel = "always|never|auto",
            description = "whether to colour (default: auto)")
    Colour colour = Colour.AUTO;
}
