package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Proxy.Surroundings;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Populates with everything or with nothing. Proxies that are replaced keep their connections until all that is wanted
 * could be had, and leave their port to whoever wants it now. One task of the control loop, so nobody connects meanwhile.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for what is undone
final class Populating {

    private final SortedMap<String, Proxy> byName;
    private final Surroundings surroundings;
    private final List<Proxy> done = new ArrayList<>();
    private final List<Proxy> replaced = new ArrayList<>();
    private final Deque<Runnable> lastFirst = new ArrayDeque<>();

    /**
     * Begins.
     *
     * @param byName what is there now
     */
    Populating(SortedMap<String, Proxy> byName, Surroundings surroundings) {
        this.byName = new TreeMap<>(byName);
        this.surroundings = surroundings;
    }

    /**
     * Creates what is not there as it is wanted.
     *
     * @throws Refusal when it cannot be had; then all is to be undone
     */
    void add(WantedProxy wanted) {
        Proxy existing = byName.get(wanted.name());
        if (existing != null && !existing.differs(wanted.listen(), wanted.upstream())) {
            done.add(existing);
            return;
        }
        if (existing != null) {
            replaced.add(existing);
        }
        Proxy created = Proxy.of(wanted, surroundings);
        lastFirst.push(created::close);
        if (wanted.enabled()) {
            start(created);
        }
        byName.put(created.name(), created);
        done.add(created);
    }

    private void start(Proxy created) {
        InetSocketAddress wanted = ListenAddress.resolve(created.listen(), surroundings.options());
        replaced.stream()
                .filter(one -> one.listensAt(wanted))
                .findFirst()
                .ifPresentOrElse(former -> inherit(created, former), created::start);
    }

    private void inherit(Proxy created, Proxy former) {
        created.takeListenerOf(former);
        lastFirst.push(() -> former.takeListenerOf(created));
    }

    /** Leaves everything as it was. */
    void undo() {
        lastFirst.forEach(Runnable::run);
    }

    /** The proxies that were wanted, in their order. */
    List<Proxy> done() {
        return List.copyOf(done);
    }

    /** All proxies there are now. */
    SortedMap<String, Proxy> all() {
        return byName;
    }

    /** Ends what was replaced. */
    CompletableFuture<Void> endReplaced() {
        return Acks.all(replaced.stream().map(Proxy::close).toList());
    }
}
