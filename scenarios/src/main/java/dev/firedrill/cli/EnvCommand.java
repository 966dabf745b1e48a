package dev.firedrill.cli;

import dev.firedrill.addon.AddonEnvironment;
import dev.firedrill.cli.config.FiredrillYaml;
import dev.firedrill.report.ExitCode;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "env",
        description = "Print the environment that an add-on needs which you start yourself, as lines for a shell.")
final class EnvCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Option(
            names = "--key-port",
            paramLabel = "PORT",
            description = "where the key server will listen (default: ${DEFAULT-VALUE})")
    private int keyPort = FiredrillYaml.KEY_SERVER_PORT;

    @CommandLine.Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "the add-on's own base URL (default: ${DEFAULT-VALUE})")
    private URI baseUrl = URI.create("http://localhost:3000");

    @Override
    public Integer call() {
        AddonEnvironment.of("http://localhost:" + keyPort + "/keys", baseUrl)
                .forEach((name, value) -> firedrill.out().println("export " + name + "='" + value + "'"));
        return ExitCode.OK.code();
    }
}
