package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonClock;
import dev.firedrill.addon.AddonCommand;
import dev.firedrill.addon.AddonEnvironment;
import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.addon.AddonId;
import dev.firedrill.addon.AddonProcess;
import dev.firedrill.addon.ContainerId;
import dev.firedrill.addon.Readiness;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.DescriptorProblem;
import dev.firedrill.connect.InvalidDescriptorException;
import dev.firedrill.docker.DockerProbe;
import dev.firedrill.history.Answer;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient;
import dev.firedrill.host.AddonClient.Reply;
import dev.firedrill.host.AddonClient.Request;
import dev.firedrill.host.Host;
import dev.firedrill.host.HostOptions;
import dev.firedrill.host.KeyServer;
import dev.firedrill.host.Links;
import dev.firedrill.host.MappingException;
import dev.firedrill.host.TokenService;
import dev.firedrill.host.Vantage;
import dev.firedrill.network.Gateway;
import dev.firedrill.network.ToxicLinks;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The machinery of a run: servers, gateway, links, client and, where we start it, the add-on. Closing it leaves nothing. */
final class Theatre implements AutoCloseable {

    private static final Duration FETCH = Duration.ofSeconds(10);
    private static final Duration SHORTEST_FETCH = Duration.ofSeconds(1);

    private final RunPlan plan;
    private final Vantage vantage;
    private final History history;
    private final KeyServer keys;
    private final Gateway gateway;
    private final AddonClient client;
    private AddonClock clock = new AddonClock.None();
    private @Nullable AddonProcess process;
    private @Nullable Links links;
    private @Nullable Host host;
    private @Nullable TokenService tokens;

    private Theatre(RunPlan plan, Vantage vantage, History history, KeyServer keys, Gateway gateway) {
        this.plan = plan;
        this.vantage = vantage;
        this.history = history;
        this.keys = keys;
        this.gateway = gateway;
        this.client = new AddonClient(plan.target().connectTo(), history.clock());
    }

    /**
     * Opens what an add-on needs to start: the key server and the gateway.
     *
     * @throws AddonFailedException when it is to run in a container, and there is no Docker
     */
    static Theatre open(RunPlan plan, History history) throws AddonFailedException, IOException {
        Vantage vantage = Quay.vantage(plan.target(), DockerProbe.ofThisMachine());
        KeyServer keys = KeyServer.start(plan.keyServerPort(), vantage, history);
        try {
            var gateway = Gateway.open(plan.gateway().port(), plan.gateway().folder(), vantage, history);
            KeyServer.PUBLIC_NAMES.forEach(name -> gateway.serve(name, keys.address()));
            return new Theatre(plan, vantage, history, keys, gateway);
        } catch (IOException | RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    KeyServer keys() {
        return keys;
    }

    Gateway gateway() {
        return gateway;
    }

    AddonClient client() {
        return client;
    }

    /** The process of an add-on that we started; empty when it ran already. */
    Optional<AddonProcess> process() {
        return Optional.ofNullable(process);
    }

    /** The add-on's clock, once it was raised. */
    AddonClock clock() {
        return clock;
    }

    /**
     * Gets hold of who makes the links; before the add-on is started, because the user may have to mend what was said.
     *
     * @return the container that it runs in, where it does
     * @throws IOException when nobody makes links
     */
    Optional<ContainerId> openLinks() throws IOException {
        boolean named = plan.gateway().addressing() == Addressing.GATEWAY;
        // The gateway dials the links itself, so nobody elsewhere needs to reach them.
        var plain = ToxicLinks.start(plan.toxiproxy(), plan.seed(), named ? Vantage.here() : vantage);
        links = named ? gateway.naming(plain) : plain;
        return plain.container().map(ContainerId::new);
    }

    /**
     * Starts the add-on where that is ours to do, and waits until it serves its descriptor.
     *
     * @param births is told of each process in which it is started, or of its container
     */
    Descriptor raiseAddon(Consumer<? super AddonId> births) throws AddonFailedException, UnsafeTargetException {
        Target target = plan.target();
        Loopback.require("descriptor URL", target.descriptor(), target.connectTo(), target.owned());
        clock = Clocks.ofProcess(plan, history);
        if (target.started()) {
            refuseOccupiedAddress();
            process = start(new Readiness(target.readyWithin(), this::unready), births);
        }
        awaitReady();
        Descriptor descriptor = parse(fetch(FETCH));
        Loopback.require("add-on's base URL", descriptor.baseUrl(), target.connectTo(), target.owned());
        clock = Clocks.of(descriptor, target.clock(), client, history).orElse(clock);
        return descriptor;
    }

    /**
     * Starts the host for this add-on, and its token service.
     *
     * @throws IOException when a port is in use, or a mapping file cannot be used
     */
    Host raiseHost(Descriptor descriptor) throws IOException {
        try {
            var host = Host.start(options(descriptor), Objects.requireNonNull(links), history);
            this.host = host;
            var tokens = TokenService.start(host, descriptor.scopes(), history);
            this.tokens = tokens;
            gateway.serve(TokenService.PUBLIC_NAME, tokens.address());
            return host;
        } catch (MappingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private HostOptions options(Descriptor descriptor) {
        var addon = Occupied.byPlainHttp(descriptor.baseUrl(), plan.target().connectTo());
        return new HostOptions(plan.run(), descriptor.key(), plan.mappings(), addon.orElse(null));
    }

    /** Waits until the add-on serves its descriptor. */
    void awaitReady() throws AddonFailedException {
        if (process != null) {
            process.awaitReady();
        } else {
            ReadyAddon.await(plan.target(), this::unready);
        }
    }

    /** How the add-on ended that was ready before; empty when it is there. */
    Optional<String> ended() {
        String end = process == null ? "" : process.end();
        if (!end.isEmpty()) {
            return Optional.of("its process " + end);
        }
        return Occupied.isClosed(plan.target())
                ? Optional.of("nobody listens at " + plan.target().descriptor().getAuthority() + " any more"
                        + (process == null ? "" : ", though the process of its command goes on"))
                : Optional.empty();
    }

    /** Another server on the add-on's port would be tested in its stead, or keep it from starting. */
    private void refuseOccupiedAddress() throws AddonFailedException {
        URI descriptor = plan.target().descriptor();
        if (Occupied.isTaken(plan.target())) {
            String what = plan.target().image() == null ? "command" : "image";
            throw new AddonFailedException("Something listens at " + descriptor.getAuthority()
                    + " already, before the add-on's " + what + " was started. Stop it, or leave the " + what
                    + " out to test what runs there.");
        }
    }

    private AddonProcess start(Readiness readiness, Consumer<? super AddonId> births) throws AddonFailedException {
        return plan.target().image() == null
                ? AddonProcess.start(command(), readiness, births, history)
                : AddonProcess.start(
                        Quay.image(plan, keys, gateway, DockerProbe.ofThisMachine()), readiness, births, history);
    }

    private AddonCommand command() {
        Target target = plan.target();
        Map<String, String> environment =
                new LinkedHashMap<>(AddonEnvironment.of(keys.url(), baseUrl(target.descriptor())));
        environment.putAll(target.environment());
        environment.putAll(
                GatewayPlan.environment(gateway.url(), plan.gateway().folder(), System.getenv(), target.environment()));
        clock.prepare(environment);
        return new AddonCommand(target.command(), target.directory(), environment, plan.addonLog());
    }

    /** What the base URL must be before the descriptor can say it: where the descriptor lies. */
    static URI baseUrl(URI descriptor) {
        String text = descriptor.toString();
        return URI.create(text.substring(0, text.lastIndexOf('/')));
    }

    private Optional<String> unready() {
        Answer answer = fetch(patience()).answer();
        URI descriptor = plan.target().descriptor();
        if (answer.status() == 200) {
            return Optional.empty();
        }
        return Optional.of(
                answer.arrived()
                        ? descriptor + " answered " + answer.describe() + " instead of a descriptor"
                        : "there was no answer from " + descriptor + " (" + answer.describe() + ")");
    }

    /** A try that hangs must not outlast by far what the user allowed for all of them. */
    private Duration patience() {
        Duration within = plan.target().readyWithin();
        if (within.isZero() || within.compareTo(FETCH) > 0) {
            return FETCH;
        }
        return within.compareTo(SHORTEST_FETCH) < 0 ? SHORTEST_FETCH : within;
    }

    private Reply fetch(Duration deadline) {
        return client.send(Request.get(plan.target().descriptor()), deadline);
    }

    private Descriptor parse(Reply reply) throws AddonFailedException {
        try {
            return Descriptor.parse(reply.body());
        } catch (InvalidDescriptorException e) {
            throw new AddonFailedException(
                    "A host would refuse what " + plan.target().descriptor() + " answers:\n"
                            + e.problems().stream().map(Theatre::line).collect(Collectors.joining("\n"))
                            + "\nMend the descriptor, or give the URL at which it is.");
        }
    }

    private static String line(DescriptorProblem problem) {
        return "  " + (problem.pointer().isEmpty() ? "" : problem.pointer() + ": ") + problem.message();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        clock.close();
        client.close();
        if (tokens != null) {
            tokens.close();
        }
        if (host != null) {
            host.close();
        }
        if (links != null) {
            links.close();
        }
        gateway.close();
        keys.close();
    }
}
