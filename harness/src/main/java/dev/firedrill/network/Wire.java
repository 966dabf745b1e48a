package dev.firedrill.network;

import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Toxic;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be wrong on the links of one label: on all that are open, and on those that are opened while it lasts. Safe
 * for all threads. Every method returns when the connections concerned follow, and throws when that is not sure.
 */
public final class Wire {

    private final ToxiproxyControl control;
    private final Direction upstream;
    private final Set<String> proxies = new LinkedHashSet<>();
    private final Map<String, PlacedToxic> toxics = new LinkedHashMap<>();

    /**
     * A wire without links.
     *
     * @param upstream where bytes go that the client of a proxy sends
     */
    Wire(ToxiproxyControl control, Direction upstream) {
        this.control = control;
        this.upstream = upstream;
    }

    /**
     * Adds a toxic, behind those that are there.
     *
     * @param name unique on this wire until it is removed
     * @param toxicity the share of connections that it works on, from 0 to 1, drawn from the seed
     * @throws IOException when it may be missing somewhere; {@link #remove} and {@link #heal} still remove all of it
     */
    public synchronized void add(String name, Toxic toxic, Direction direction, double toxicity) throws IOException {
        if (toxics.containsKey(name)) {
            throw new IllegalArgumentException("The toxic '" + name + "' is there already.");
        }
        var placed = new PlacedToxic(name, toxic, direction, toxicity);
        toxics.put(name, placed);
        for (String proxy : proxies) {
            control.add(proxy, placed, upstream);
        }
    }

    /**
     * Removes a toxic, if it is there.
     *
     * @throws IOException when it may still work somewhere
     */
    public synchronized void remove(String name) throws IOException {
        if (toxics.containsKey(name)) {
            for (String proxy : proxies) {
                control.remove(proxy, name);
            }
            toxics.remove(name);
        }
    }

    /**
     * Removes every toxic.
     *
     * @throws IOException when one may still work somewhere; the others are removed all the same
     */
    public synchronized void heal() throws IOException {
        var troubles = new Troubles();
        for (String name : List.copyOf(toxics.keySet())) {
            troubles.note(() -> remove(name));
        }
        troubles.raise();
    }

    synchronized void join(String proxy) throws IOException {
        for (PlacedToxic toxic : toxics.values()) {
            control.add(proxy, toxic, upstream);
        }
        proxies.add(proxy);
    }

    synchronized void leave(String proxy) {
        proxies.remove(proxy);
    }
}
