package dev.firedrill.network;

import dev.firedrill.fault.Direction;
import dev.firedrill.host.Links;
import dev.firedrill.toxiproxy.Decision;
import dev.firedrill.toxiproxy.Options;
import dev.firedrill.toxiproxy.ToxiproxyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Links that can be disturbed. Each is a proxy of a Toxiproxy server of its own in this process; without toxics, bytes
 * pass as they are, in both directions, and each direction ends by itself. On Linux every link has a loopback address of
 * its own, so that add-ons which tell hosts apart by name see different hosts; elsewhere links differ in their port
 * alone. Every port is open to this machine only.
 */
public final class ToxicLinks implements Links {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final ToxiproxyServer server;
    private final ToxiproxyControl control;
    private final LoopbackAddresses addresses = LoopbackAddresses.ofThisMachine();
    private final ProxyNames names = new ProxyNames();
    private final Map<String, Wire> toHost = new ConcurrentHashMap<>();
    private final Map<String, Wire> toAddon = new ConcurrentHashMap<>();
    private final Map<Way, InetSocketAddress> ways = new HashMap<>();

    private record Way(String label, InetSocketAddress addon) {}

    private ToxicLinks(ToxiproxyServer server) {
        this.server = server;
        this.control = new ToxiproxyControl(server.address());
    }

    /**
     * Starts the server behind the links.
     *
     * @param seed fixes what toxics do by chance
     * @throws IOException when no port can be had
     */
    public static ToxicLinks start(long seed) throws IOException {
        return new ToxicLinks(ToxiproxyServer.start(Options.seeded(seed)));
    }

    @Override
    public Link open(String label, InetSocketAddress door) throws IOException {
        String name = names.next("link", label);
        InetSocketAddress address = listen(label, name, door);
        Wire wire = wire(label);
        join(wire, name);
        return new ToxicLink(address, name, control, () -> {
            wire.leave(name);
            delete(name);
        });
    }

    private InetSocketAddress listen(String label, String name, InetSocketAddress door) throws IOException {
        try {
            return control.create(name, new InetSocketAddress(addresses.next(), 0), door);
        } catch (IOException e) {
            // Not every loopback address is one that this machine answers on.
        }
        try {
            return control.create(name, ANY_PORT, door);
        } catch (IOException e) {
            throw new IOException("No loopback address could be had for the link '" + label + "'.", e);
        }
    }

    private void join(Wire wire, String proxy) throws IOException {
        try {
            wire.join(proxy);
        } catch (IOException e) {
            delete(proxy);
            throw e;
        }
    }

    private void delete(String proxy) {
        try {
            control.delete(proxy);
        } catch (IOException e) {
            // It ends with the server.
        }
    }

    /**
     * A way to the add-on that the host's client can dial instead of it, for those who share one.
     *
     * @throws IOException when no port can be had
     */
    public InetSocketAddress toAddon(InetSocketAddress addon) throws IOException {
        return toAddon("all", addon);
    }

    /**
     * A way to the add-on that the host's client can dial instead of it; the same one whenever it is asked for.
     *
     * @param label whose way it is, to disturb it with {@link #wireToAddon}
     * @throws IOException when no port can be had
     */
    public synchronized InetSocketAddress toAddon(String label, InetSocketAddress addon) throws IOException {
        var way = new Way(label, addon);
        InetSocketAddress known = ways.get(way);
        if (known != null) {
            return known;
        }
        String name = names.next("addon", label);
        InetSocketAddress address = control.create(name, ANY_PORT, addon);
        join(wireToAddon(label), name);
        ways.put(way, address);
        return address;
    }

    /** What can be wrong with the links of a label, which an add-on dials. */
    public Wire wire(String label) {
        return toHost.computeIfAbsent(label, unknown -> new Wire(control, Direction.TO_HOST));
    }

    /** What can be wrong with the ways to the add-on of a label, which the host dials. */
    public Wire wireToAddon(String label) {
        return toAddon.computeIfAbsent(label, unknown -> new Wire(control, Direction.TO_ADD_ON));
    }

    /**
     * Removes every toxic from every wire.
     *
     * @throws IOException when one may still work somewhere; the others are removed all the same
     */
    public void healAll() throws IOException {
        List<Wire> all = new ArrayList<>(toHost.values());
        all.addAll(toAddon.values());
        var troubles = new Troubles();
        all.forEach(wire -> troubles.note(wire::heal));
        troubles.raise();
    }

    /** What toxics decided by chance so far, ordered by place and not by time. */
    public List<Decision> decisions() {
        return server.decisions();
    }

    @Override
    public void close() {
        control.close();
        server.close();
    }
}
