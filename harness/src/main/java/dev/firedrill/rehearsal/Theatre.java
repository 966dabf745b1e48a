package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonCommand;
import dev.firedrill.addon.AddonEnvironment;
import dev.firedrill.addon.AddonFailedException;
import dev.firedrill.addon.AddonProcess;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.DescriptorProblem;
import dev.firedrill.connect.InvalidDescriptorException;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient;
import dev.firedrill.host.AddonClient.Reply;
import dev.firedrill.host.AddonClient.Request;
import dev.firedrill.host.Host;
import dev.firedrill.host.HostOptions;
import dev.firedrill.host.KeyServer;
import dev.firedrill.network.PlainLinks;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The machinery of a run: host, links, client and, where we start it, the add-on. Closing it leaves nothing. */
final class Theatre implements AutoCloseable {

    private static final Duration FETCH = Duration.ofSeconds(10);

    private final RunPlan plan;
    private final History history;
    private final KeyServer keys;
    private final AddonClient client;
    private @Nullable AddonProcess process;
    private @Nullable PlainLinks links;
    private @Nullable Host host;

    private Theatre(RunPlan plan, History history, KeyServer keys) {
        this.plan = plan;
        this.history = history;
        this.keys = keys;
        this.client = new AddonClient(plan.target().connectTo());
    }

    /** Opens what an add-on needs to start: the key server. */
    static Theatre open(RunPlan plan, History history) throws IOException {
        return new Theatre(plan, history, KeyServer.start(plan.keyServerPort(), history));
    }

    KeyServer keys() {
        return keys;
    }

    AddonClient client() {
        return client;
    }

    /** The process of an add-on that we started; empty when it ran already. */
    Optional<AddonProcess> process() {
        return Optional.ofNullable(process);
    }

    /** Starts the add-on where that is ours to do, and waits until it serves its descriptor. */
    Descriptor raiseAddon() throws AddonFailedException, UnsafeTargetException {
        Target target = plan.target();
        Loopback.require("descriptor URL", target.descriptor(), target.connectTo(), target.owned());
        if (target.started()) {
            refuseOccupiedAddress();
            process = AddonProcess.start(command(), history);
        }
        awaitReady();
        Descriptor descriptor = parse(fetch());
        Loopback.require("add-on's base URL", descriptor.baseUrl(), target.connectTo(), target.owned());
        return descriptor;
    }

    /** Starts the host for this add-on. */
    Host raiseHost(Descriptor descriptor) throws IOException {
        var links = PlainLinks.create();
        this.links = links;
        var host = Host.start(new HostOptions(plan.run(), descriptor.key(), plan.mappings()), links, history);
        this.host = host;
        return host;
    }

    /** Waits until the add-on serves its descriptor. */
    void awaitReady() throws AddonFailedException {
        if (process != null) {
            process.awaitReady(plan.target().readyWithin(), this::unready);
        } else {
            ReadyAddon.await(plan.target(), this::unready);
        }
    }

    /** Another server on the add-on's port would be tested in its stead. */
    private void refuseOccupiedAddress() throws AddonFailedException {
        if (fetch().answer().arrived()) {
            throw new AddonFailedException(
                    "Something answers at " + plan.target().descriptor()
                            + " already, before the add-on's command was started. Stop it, or leave 'addon.command' out to test"
                            + " what runs there.");
        }
    }

    private AddonCommand command() {
        Target target = plan.target();
        Map<String, String> environment =
                new LinkedHashMap<>(AddonEnvironment.of(keys.url(), baseUrl(target.descriptor())));
        environment.putAll(target.environment());
        return new AddonCommand(target.command(), target.directory(), environment, plan.addonLog());
    }

    /** What the base URL must be before the descriptor can say it: where the descriptor lies. */
    static URI baseUrl(URI descriptor) {
        String text = descriptor.toString();
        return URI.create(text.substring(0, text.lastIndexOf('/')));
    }

    private Optional<String> unready() {
        Reply reply = fetch();
        return reply.answer().status() == 200
                ? Optional.empty()
                : Optional.of("its descriptor at " + plan.target().descriptor() + " answered "
                        + reply.answer().describe());
    }

    private Reply fetch() {
        return client.send(Request.get(plan.target().descriptor()), FETCH);
    }

    private Descriptor parse(Reply reply) throws AddonFailedException {
        try {
            return Descriptor.parse(reply.body());
        } catch (InvalidDescriptorException e) {
            throw new AddonFailedException("The descriptor at " + plan.target().descriptor()
                    + " would be refused by a host:\n"
                    + e.problems().stream().map(Theatre::line).collect(Collectors.joining("\n")));
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
        client.close();
        if (host != null) {
            host.close();
        }
        if (links != null) {
            links.close();
        }
        keys.close();
    }
}
