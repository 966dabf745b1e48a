package dev.firedrill.cli;

import dev.firedrill.report.Colour;
import picocli.CommandLine;

/** Whether a command colours what it prints, declared once for all that do. */
final class ColourOption {

    @CommandLine.Option(
            names = "--color",
            paramLabel = "always|never|auto",
            description = "whether to colour (default: auto)")
    Colour when = Colour.AUTO;
}
