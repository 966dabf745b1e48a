package dev.firedrill.network;

import dev.firedrill.fault.Direction;
import dev.firedrill.host.Links;
import dev.firedrill.toxiproxy.Decision;
import dev.firedrill.toxiproxy.Options;
import dev.firedrill.toxiproxy.ToxiproxyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

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
    public Link open(String label, String chance, InetSocketAddress door) throws IOException {
        String name = names.next("link", chance);
        return new ToxicLink(listen(label, name, door), name, Direction.TO_HOST, control);
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

    @Override
    public Link toAddon(String chance, InetSocketAddress addon) throws IOException {
        String name = names.next("addon", chance);
        return new ToxicLink(control.create(name, ANY_PORT, addon), name, Direction.TO_ADD_ON, control);
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
