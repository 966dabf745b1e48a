package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Connection.Origin;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A proxy: where it listens, where it leads, its toxics and its connections. Lives on the control loop; what connections
 * are told is done on their own loops, and acknowledged.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a socket to be registered
final class Proxy {

    private final String name;
    private final Surroundings surroundings;
    private final Set<Connection> connections = new HashSet<>();
    private String listen;
    private String upstream;
    private List<Placed> toxics = List.of();
    private @Nullable Listener listener;
    private @Nullable ScheduledFuture<?> nextTurn;
    private long connectionsEver;
    private long toxicsEver;

    /** What the proxies of a server share. */
    record Surroundings(Loops loops, Options options, DecisionLog log, Metrics metrics, Waiting waiting) {

        boolean compat() {
            return options.semantics() == Semantics.COMPAT;
        }
    }

    /** A proxy that does not listen yet. */
    Proxy(String name, String listen, String upstream, Surroundings surroundings) {
        this.name = name;
        this.listen = listen;
        this.upstream = upstream;
        this.surroundings = surroundings;
    }

    /** A proxy that does not listen yet, with its toxics, so that its first connection has them. */
    static Proxy of(WantedProxy wanted, Surroundings surroundings) {
        var proxy = new Proxy(wanted.name(), wanted.listen(), wanted.upstream(), surroundings);
        wanted.toxics().forEach(proxy::add);
        return proxy;
    }

    String name() {
        return name;
    }

    boolean isCompat() {
        return surroundings.compat();
    }

    /** Where it listens, or would, once it was started. */
    String listen() {
        return listen;
    }

    String upstream() {
        return upstream;
    }

    boolean enabled() {
        return listener != null;
    }

    /** The toxics towards the upstream first, each direction in the order in which they were added. */
    List<Placed> toxics() {
        return toxics.stream().sorted(Comparator.comparing(Placed::direction)).toList();
    }

    Optional<Placed> toxic(String called) {
        return toxics.stream().filter(one -> one.name().equals(called)).findFirst();
    }

    /**
     * Listens.
     *
     * @throws Refusal when it cannot; then nothing changed
     */
    void start() {
        if (listener == null) {
            listenOn(ListenAddress.resolve(listen, surroundings.options()));
        }
    }

    private void listenOn(InetSocketAddress wanted) {
        Listener opened = Listener.open(wanted, surroundings.loops(), this::accept);
        listener = opened;
        listen = ListenAddress.text(opened.address());
    }

    boolean listensAt(InetSocketAddress address) {
        return listener != null && listener.address().equals(address);
    }

    /** Listens where another proxy did, which from now on does not. */
    void takeListenerOf(Proxy former) {
        Listener taken = Objects.requireNonNull(former.listener, "it listens");
        former.listener = null;
        taken.handTo(this::accept);
        listener = taken;
        listen = ListenAddress.text(taken.address());
    }

    /** Stops for good. */
    CompletableFuture<Void> close() {
        toxics = List.of();
        cancelTurn();
        return stop();
    }

    /** Stops listening, and closes the connections. */
    CompletableFuture<Void> stop() {
        Listener open = listener;
        listener = null;
        return endedWith(open);
    }

    /** Closes a listener that is no longer ours, and the connections. */
    private CompletableFuture<Void> endedWith(@Nullable Listener old) {
        CompletableFuture<Void> closed = Acks.of(connections, Connection::close);
        return old == null ? closed : Acks.all(List.of(closed, old.close()));
    }

    /** Whether listening there and leading there would be something else. */
    boolean differs(String otherListen, String otherUpstream) {
        InetSocketAddress resolved = ListenAddress.compared(otherListen, surroundings.options());
        return movesTo(otherListen, resolved) || !otherUpstream.equals(upstream);
    }

    private boolean movesTo(String otherListen, InetSocketAddress resolved) {
        return !otherListen.equals(listen) && !ListenAddress.text(resolved).equals(listen);
    }

    /**
     * Changes where it listens and leads. Connections of before are closed.
     *
     * @throws Refusal when it cannot listen there; then nothing changed
     */
    CompletableFuture<Void> move(String newListen, String newUpstream) {
        if (!differs(newListen, newUpstream)) {
            return CompletableFuture.completedFuture(null);
        }
        InetSocketAddress wanted = ListenAddress.resolve(newListen, surroundings.options());
        return surroundings.compat() && movesTo(newListen, wanted)
                ? moveAfterStopping(newListen, newUpstream)
                : moveAtOnce(newListen, newUpstream);
    }

    /** The original stops first, and starts again where it can: what fails leaves the proxy disabled. */
    private CompletableFuture<Void> moveAfterStopping(String newListen, String newUpstream) {
        CompletableFuture<Void> stopped = stop();
        listen = newListen;
        upstream = newUpstream;
        return stopped;
    }

    private CompletableFuture<Void> moveAtOnce(String newListen, String newUpstream) {
        Listener left = listener;
        if (left == null) {
            listen = newListen;
        } else {
            listenAt(newListen);
        }
        upstream = newUpstream;
        return endedWith(left == listener ? null : left);
    }

    private void listenAt(String newListen) {
        InetSocketAddress wanted = ListenAddress.resolve(newListen, surroundings.options());
        if (movesTo(newListen, wanted)) {
            listenOn(wanted);
        }
    }

    private void accept(SocketChannel client) {
        InetSocketAddress there = ListenAddress.upstream(upstream);
        if (there == null) {
            client.unsafe().closeForcibly();
            return;
        }
        Options options = surroundings.options();
        var origin = new Origin(name, options.seed(), options.semantics(), surroundings.log(), surroundings.waiting());
        var connection = new Connection(client, origin, connectionsEver++, openToxics(Ticks.now()));
        connections.add(connection);
        Loops loops = surroundings.loops();
        String[] labels = {listen, name, upstream};
        connection.whenClosed(() -> {
            surroundings.metrics().ended(connection, labels);
            forget(connection);
        });
        connection.dialWhenActive(there);
        loops.connections().register(client).addListener(registered -> {
            if (!registered.isSuccess()) {
                connection.close();
            }
        });
    }

    private void forget(Connection connection) {
        try {
            surroundings.loops().control().execute(() -> connections.remove(connection));
        } catch (RejectedExecutionException e) {
            // The server is being closed.
        }
    }

    /** A toxic that was added, and when every connection has it. */
    record Added(Placed toxic, CompletableFuture<Void> acknowledged) {}

    /**
     * Adds a toxic.
     *
     * @throws Refusal when its name is taken
     */
    Added add(WantedToxic wanted) {
        if (toxic(wanted.name()).isPresent()) {
            throw new Refusal(409, "toxic already exists");
        }
        Scope scope = wanted.scope().now(connectionsEver, Ticks.now());
        var placed = new Placed(
                toxicsEver++,
                0,
                wanted.name(),
                wanted.stream(),
                wanted.direction(),
                wanted.toxicity(),
                wanted.toxic(),
                scope);
        return new Added(placed, change(all -> all.add(placed)));
    }

    /** Tells connections when the next toxic begins or ends by time alone. One timer, which ends with the last of them. */
    private void followAfter(long now) {
        cancelTurn();
        long next = toxics.stream()
                .map(Placed::scope)
                .mapToLong(scope -> scope.turnsAfter(now))
                .min()
                .orElse(Ticks.NEVER);
        if (next != Ticks.NEVER) {
            nextTurn = surroundings.loops().control().schedule(this::follow, next - now, TimeUnit.NANOSECONDS);
        }
    }

    private void cancelTurn() {
        if (nextTurn != null) {
            nextTurn.cancel(false);
            nextTurn = null;
        }
    }

    /** Whether a timer waits for a toxic to begin or end. */
    boolean awaitsTurn() {
        return nextTurn != null;
    }

    CompletableFuture<Void> update(Placed old, Placed changed) {
        return change(all -> all.set(all.indexOf(old), changed));
    }

    CompletableFuture<Void> remove(Placed toxic) {
        return change(all -> all.remove(toxic));
    }

    CompletableFuture<Void> removeAll() {
        return change(List::clear);
    }

    private CompletableFuture<Void> change(Consumer<List<Placed>> change) {
        List<Placed> changed = new ArrayList<>(toxics);
        change.accept(changed);
        toxics = List.copyOf(changed);
        return follow();
    }

    private CompletableFuture<Void> follow() {
        long now = Ticks.now();
        followAfter(now);
        List<Placed> open = openToxics(now);
        return Acks.of(connections, connection -> connection.apply(open));
    }

    private List<Placed> openToxics(long now) {
        return toxics.stream().filter(one -> one.scope().isOpen(now)).toList();
    }
}
