package dev.firedrill.cli;

import dev.firedrill.launch.CtrlC;
import dev.firedrill.launch.UsageException;
import dev.firedrill.report.ExitCode;
import dev.firedrill.toxiproxy.Options;
import dev.firedrill.toxiproxy.Options.Metric;
import dev.firedrill.toxiproxy.Semantics;
import dev.firedrill.toxiproxy.ToxiproxyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "toxiproxy",
        description = "Run a Toxiproxy server: TCP proxies with toxics, on this machine alone, until Ctrl-C.",
        footer = {
            "",
            "Speaks the HTTP API of Toxiproxy 2.12. 'faithful' mends what is physically wrong there, 'compat' does what it",
            "does. The same seed decides the same."
        })
final class ToxiproxyCommand implements Callable<Integer> {

    private static final int DEFAULT_PORT = 8474;
    private static final int LAST_PORT = 65_535;

    @CommandLine.ParentCommand
    private Firedrill firedrill;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "PORT",
            description = "the port of the API, 0 for any (default: ${DEFAULT-VALUE})")
    private int port = DEFAULT_PORT;

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            description = "a JSON list of proxies to begin with, as 'POST /populate' takes it")
    private @Nullable Path config;

    @CommandLine.Option(
            names = "--mode",
            paramLabel = "faithful|compat",
            description = "whose meaning toxics have (default: faithful)")
    private Semantics mode = Semantics.FAITHFUL;

    @CommandLine.Option(names = "--seed", paramLabel = "N", description = "fixes what toxics do by chance (default: 1)")
    private long seed = 1;

    @CommandLine.Option(names = "--proxy-metrics", description = "count the bytes of each proxy at /metrics")
    private boolean proxyMetrics;

    @CommandLine.Option(names = "--runtime-metrics", description = "tell at /metrics what this process needs")
    private boolean runtimeMetrics;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > LAST_PORT) {
            throw new UsageException("--port must be from 0 to " + LAST_PORT + ", and is " + port + ".");
        }
        // Read before anything is opened.
        byte[] proxies = config == null ? new byte[0] : Files.readAllBytes(config);
        var stopped = new CountDownLatch(1);
        var interrupt = CtrlC.stops(stopped::countDown);
        try (var server = ToxiproxyServer.start(
                Options.seeded(seed).withPort(port).withSemantics(mode).withMetrics(metrics()))) {
            announce(server, config == null ? 0 : populate(server, config, proxies));
            stopped.await();
        } finally {
            interrupt.close();
        }
        return ExitCode.INTERRUPTED.code();
    }

    private Set<Metric> metrics() {
        var metrics = EnumSet.noneOf(Metric.class);
        if (proxyMetrics) {
            metrics.add(Metric.PROXIES);
        }
        if (runtimeMetrics) {
            metrics.add(Metric.RUNTIME);
        }
        return metrics;
    }

    private static int populate(ToxiproxyServer server, Path file, byte[] proxies) {
        try {
            return server.populate(proxies);
        } catch (IllegalArgumentException | IOException e) {
            throw new UsageException("The proxies of '" + file + "' cannot be had: " + e.getMessage() + ".");
        }
    }

    private void announce(ToxiproxyServer server, int proxies) {
        firedrill
                .out()
                .printf(
                        Locale.ROOT,
                        "Toxiproxy (%s) listens on http://%s:%d, seed %d%s%n",
                        mode.name().toLowerCase(Locale.ROOT),
                        server.address().getAddress().getHostAddress(),
                        server.address().getPort(),
                        seed,
                        proxies == 0 ? "" : ", proxies " + proxies);
    }
}
