package dev.firedrill.host;

import dev.firedrill.connect.Product;
import dev.firedrill.history.History;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The simulated Atlassian cloud: instances, each behind its own front door and link. Every request to an
 * instance is appended to the history, without secrets. Listens on loopback only.
 */
public final class Host implements AutoCloseable {

    private static final int LOOPS = 2;
    private static final int WORKERS = 2;

    private final HostOptions options;
    private final History history;
    private final Machinery machinery;
    private final Signatures signatures = new Signatures();
    private final AccessTokens accessTokens;
    private final Unmatched unmatched = new Unmatched();
    private final Resources resources;
    private final String links;
    private final Doors doors;
    private final LagMeter lag;
    private final AtomicInteger opened = new AtomicInteger();

    private Host(HostOptions options, Links links, History history, Mappings mappings, Machinery machinery) {
        this.options = options;
        this.history = history;
        this.machinery = machinery;
        this.resources = new Resources(RestApi.resources(options.addonKey(), history.clock()), mappings);
        this.accessTokens = new AccessTokens(history.clock());
        var gatekeeper = new Gatekeeper(options.addonKey(), signatures, accessTokens, history.clock());
        var workers = new Workers(machinery.workers(), machinery.loops());
        var reception = new Reception(workers, gatekeeper, resources, unmatched, history);
        this.links = links.maker();
        this.doors = new Doors(machinery.loops(), links, reception, options.addon());
        this.lag = LagMeter.on(machinery.loops().next(), history.clock());
    }

    /**
     * Starts a host without instances.
     *
     * @param links makes the addresses of the instances; stays the caller's to close, after the host
     * @throws MappingException when a mapping file cannot be used
     */
    public static Host start(HostOptions options, Links links, History history) throws IOException {
        Mappings mappings = Mappings.read(options.mappings());
        var machinery = Machinery.start();
        try {
            return new Host(options, links, history, mappings, machinery);
        } catch (RuntimeException e) {
            machinery.stop();
            throw e;
        }
    }

    /**
     * Opens a fresh instance: with users and content, without the add-on.
     *
     * @param tenant the scenario's name for it
     * @param rehearsal the rehearsal whose history it belongs to
     * @throws java.io.UncheckedIOException when no address can be had
     */
    public Instance open(Product product, String tenant, String rehearsal) {
        return open(product, Identity.of(options, tenant, rehearsal, opened.incrementAndGet()));
    }

    /**
     * Opens a fresh instance of the same product that has the same users as another: the same account ids, user keys
     * and mail addresses. Its content and the users' display names carry its own canary.
     *
     * @param tenant the scenario's name for it
     * @param rehearsal the rehearsal whose history it belongs to
     */
    public Instance openTwin(Instance other, String tenant, String rehearsal) {
        var identity = Identity.of(options, tenant, rehearsal, opened.incrementAndGet());
        return open(other.product(), identity.withPeopleOf(other.identity()));
    }

    private Instance open(Product product, Identity identity) {
        var instance = new Instance(identity, product, doors, history);
        signatures.add(instance);
        resources.add(instance);
        return instance;
    }

    /** Every instance that was opened, in order. */
    public List<Instance> instances() {
        return signatures.instances();
    }

    /** The requests with good credentials for which there was no resource, by path and method. */
    public List<UnmatchedRequest> unmatched() {
        return unmatched.requests();
    }

    /** Who makes the links, as a phrase for people. */
    public String links() {
        return links;
    }

    Signatures signatures() {
        return signatures;
    }

    AccessTokens accessTokens() {
        return accessTokens;
    }

    /** How late an event loop came to its work at worst, since this was last asked. */
    public Duration worstLag() {
        return lag.worst();
    }

    /** Closes every socket, loop and thread; requests that still wait are recorded as not answered. */
    @Override
    public void close() {
        doors.close();
        machinery.stop();
    }

    /** The host's threads: event loops for sockets, and workers for what takes longer than a moment. */
    private record Machinery(EventLoopGroup loops, ExecutorService workers) {

        static Machinery start() {
            return new Machinery(
                    new MultiThreadIoEventLoopGroup(LOOPS, threads("firedrill-host"), NioIoHandler.newFactory()),
                    Executors.newFixedThreadPool(WORKERS, threads("firedrill-worker")));
        }

        private static DefaultThreadFactory threads(String name) {
            return new DefaultThreadFactory(name, true);
        }

        void stop() {
            workers.shutdownNow();
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }
}
