package dev.firedrill.cli.doctor;

import dev.firedrill.addon.ClockSetting;
import dev.firedrill.docker.DockerProbe;
import dev.firedrill.rehearsal.RunPlan;
import dev.firedrill.rehearsal.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at this machine: what a run needs of it, and what in it comes between host and add-on. */
public final class Surroundings {

    private static final String OTHER_TENANT = "127.77.0.9";
    private static final List<String> PROXIES = List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY");

    private final RunPlan plan;
    private final Map<String, String> environment;

    /**
     * The machine of a run.
     *
     * @param environment of this process
     */
    public Surroundings(RunPlan plan, Map<String, String> environment) {
        this.plan = plan;
        this.environment = environment;
    }

    /** Looks at everything. */
    public List<Diagnosis> look() {
        var found = new ArrayList<Diagnosis>();
        found.add(Diagnosis.well(
                "Java",
                System.getProperty("java.version") + " on " + System.getProperty("os.name") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores"));
        found.add(port("install keys", plan.keyServerPort(), "--key-port", "host.key-server-port"));
        found.add(port("gateway", plan.gateway().port(), "--gateway-port", "host.gateway-port"));
        found.add(addresses());
        proxies().forEach(found::add);
        container().forEach(found::add);
        image().forEach(found::add);
        clock().forEach(found::add);
        return found;
    }

    private static Diagnosis port(String what, int port, String option, String key) {
        String name = "port of the " + what;
        if (port == 0) {
            return Diagnosis.well(name, "any that is free, and the add-on is told which");
        }
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return Diagnosis.well(name, probe.getLocalPort() + ", free");
        } catch (IOException e) {
            return Diagnosis.ill(
                    name,
                    port + " is in use",
                    "Another run may still go on; or choose another one with " + option + " or '" + key
                            + "', and tell the add-on ('firedrill env " + option + " …').");
        }
    }

    /** Only Linux answers on all of 127.0.0.0/8 without being asked. */
    private static Diagnosis addresses() {
        String name = "an address for each tenant";
        try (var probe = new ServerSocket(0, 1, InetAddress.getByName(OTHER_TENANT))) {
            return Diagnosis.well(name, "yes, as " + probe.getInetAddress().getHostAddress());
        } catch (IOException e) {
            return Diagnosis.doubtful(
                    name,
                    "no, tenants differ by port alone",
                    "An add-on that knows hosts by name alone is not caught here; run it on Linux, too.");
        }
    }

    private Stream<Diagnosis> proxies() {
        return PROXIES.stream()
                .flatMap(name -> Stream.of(name, name.toLowerCase(Locale.ROOT)))
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .map(this::proxy);
    }

    private Diagnosis proxy(String name) {
        String exceptions = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
        boolean spared = exceptions.contains("localhost") && exceptions.contains("127.");
        if (plan.target().started() || spared) {
            return Diagnosis.well(name, "set, and loopback is spared");
        }
        return Diagnosis.doubtful(
                name,
                "set, and NO_PROXY does not name localhost and 127.0.0.0/8",
                "An add-on that heeds it asks that proxy for this host, which is on loopback: start it with the lines"
                        + " of 'firedrill env'.");
    }

    private Stream<Diagnosis> container() {
        boolean inside = Files.exists(Path.of("/.dockerenv")) || Files.exists(Path.of("/run/.containerenv"));
        String host = String.valueOf(plan.target().descriptor().getHost());
        boolean points = host.endsWith(".internal");
        if (points) {
            return Stream.of(Diagnosis.ill(
                    "container",
                    "the add-on is named '" + host + "'",
                    "Firedrill listens on loopback, which another container does not reach: let Firedrill start it"
                            + " ('addon.image'), or run both in one network namespace"
                            + " (docker run --network container:NAME)."));
        }
        if (inside && plan.target().image() != null) {
            return Stream.of(Diagnosis.doubtful(
                    "container",
                    "Firedrill runs in one, and is to start the add-on in another",
                    "That one reaches the machine which Docker runs on, and not this container: run Firedrill there."));
        }
        return inside && !plan.target().started()
                ? Stream.of(Diagnosis.doubtful(
                        "container",
                        "Firedrill runs in one",
                        "An add-on outside of it, or in another one, does not reach this host's loopback addresses."))
                : Stream.empty();
    }

    private Stream<Diagnosis> image() {
        String image = plan.target().image();
        if (image == null) {
            return Stream.empty();
        }
        var docker = DockerProbe.ofThisMachine();
        if (!docker.answers()) {
            return Stream.of(Diagnosis.ill(
                    "Docker",
                    "nothing answers at " + docker.address(),
                    "Start it, see that this user may use it, or say where it is with DOCKER_HOST."));
        }
        return Stream.of(
                Diagnosis.well(
                        "Docker",
                        "answers at " + docker.address() + "; its containers reach this machine at "
                                + docker.bridge()
                                        .map(InetAddress::getHostAddress)
                                        .orElse("loopback")),
                docker.has(image)
                        ? Diagnosis.well("image of the add-on", image)
                        : Diagnosis.ill(
                                "image of the add-on",
                                "'" + image + "' is not there",
                                "Build it or pull it first, or correct 'addon.image'."));
    }

    private Stream<Diagnosis> clock() {
        Target target = plan.target();
        if (!(target.clock() instanceof ClockSetting.Faketime)) {
            return Stream.empty();
        }
        if (target.image() != null) {
            return Stream.of(Diagnosis.doubtful(
                    "clock of the add-on",
                    "faketime is asked for, and does not reach into a container",
                    "Let the add-on move its clock itself: 'clock: {advance: /a/path}'."));
        }
        return Stream.of(
                target.started()
                        ? Diagnosis.well("clock of the add-on", "under libfaketime; preflight says if it stands")
                        : Diagnosis.doubtful(
                                "clock of the add-on",
                                "faketime is asked for, and Firedrill does not start the add-on",
                                "Give Firedrill the command, or declare 'clock: {advance: /a/path}'."));
    }
}
