package dev.firedrill.cli;

import dev.firedrill.addon.AddonEnvironment;
import dev.firedrill.launch.RunSettings;
import dev.firedrill.launch.config.FiredrillYaml;
import dev.firedrill.rehearsal.Addressing;
import dev.firedrill.rehearsal.GatewayPlan;
import dev.firedrill.report.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "env",
        description = "Print the environment that an add-on needs which you start yourself, as lines for a shell.",
        footer = {
            "",
            "An add-on that hard-codes Atlassian's key server or token server goes through the gateway, and must be",
            "started when the run has begun: let the run wait for it with --ready-within 2m."
        })
final class EnvCommand implements Callable<Integer> {

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Option(
            names = "--key-port",
            paramLabel = "PORT",
            description = "where the key server will listen (default: ${DEFAULT-VALUE})")
    private int keyPort = FiredrillYaml.KEY_SERVER_PORT;

    @CommandLine.Option(
            names = "--gateway-port",
            paramLabel = "PORT",
            description = "where the gateway will listen (default: ${DEFAULT-VALUE})")
    private int gatewayPort = FiredrillYaml.GATEWAY_PORT;

    @CommandLine.Option(
            names = "--no-gateway",
            description = "leave out the proxy and its certificates, for add-ons that need neither")
    private boolean withoutGateway;

    @CommandLine.Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "the add-on's own base URL (default: ${DEFAULT-VALUE})")
    private URI baseUrl = URI.create("http://localhost:3000");

    @CommandLine.Option(
            names = "--report-dir",
            paramLabel = "DIR",
            description = "where the run's reports will go, and its certificates (default: ${DEFAULT-VALUE})")
    private Path reportDir = Path.of(FiredrillYaml.REPORT_FOLDER);

    @Override
    public Integer call() throws IOException {
        print(AddonEnvironment.of("http://localhost:" + keyPort + "/keys", baseUrl));
        if (!withoutGateway) {
            var gateway = new GatewayPlan(gatewayPort, RunSettings.gatewayFolder(reportDir), Addressing.LOOPBACK);
            firedrill
                    .out()
                    .println("# The gateway to Atlassian's names, and the authority of the run that is underway:");
            print(gateway.announce(firedrill.environment()));
        }
        return ExitCode.OK.code();
    }

    private void print(Map<String, String> variables) {
        variables.forEach(
                (name, value) -> firedrill.out().println("export " + name + "='" + value.replace("'", "'\\''") + "'"));
    }
}
