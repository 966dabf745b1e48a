package dev.firedrill;

import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.Product;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient;
import dev.firedrill.host.Host;
import dev.firedrill.host.HostOptions;
import dev.firedrill.host.Instance;
import dev.firedrill.host.KeyServer;
import dev.firedrill.host.Lifecycle;
import dev.firedrill.host.Patience;
import dev.firedrill.network.ToxicLinks;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A host, a key server and a tiny add-on. */
public final class SmallWorld implements AutoCloseable {

    public final TinyAddon addon = new TinyAddon();
    public final History history = new History(RunClock.start());
    public final AddonClient client = new AddonClient(null, history.clock());
    public final KeyServer keys;

    private final ToxicLinks links;
    private final ExecutorService crowd = Executors.newCachedThreadPool();
    private final Host host;

    public SmallWorld() {
        try {
            links = ToxicLinks.start(7);
            keys = KeyServer.start(0, history);
            host = Host.start(new HostOptions("run7", "tiny", null, addon.address()), links, history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh tenant, without the add-on. */
    public Instance tenant(String name) {
        return host.open(Product.JIRA, name, "INS-01");
    }

    /** A tenant whose secret the add-on is taken to know. */
    public Instance installed(String name) {
        Instance instance = tenant(name);
        rotate(instance);
        return instance;
    }

    public static void rotate(Instance instance) {
        instance.installation().acknowledge(instance.installation().mint());
    }

    public static String secret(Instance instance) {
        return instance.installation().current().orElseThrow().value();
    }

    public Lifecycle lifecycle(Descriptor descriptor) {
        return lifecycle(descriptor, Patience.of(Duration.ofSeconds(5)));
    }

    public Lifecycle lifecycle(Descriptor descriptor, Patience patience) {
        return new Lifecycle(descriptor, client, keys, history, crowd, patience);
    }

    /** The facts of a kind, in order. */
    public <F extends Fact> List<F> facts(Class<F> kind) {
        return history.entries().stream()
                .map(entry -> entry.fact())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public void close() {
        client.close();
        host.close();
        links.close();
        keys.close();
        crowd.shutdownNow();
        addon.close();
    }
}
