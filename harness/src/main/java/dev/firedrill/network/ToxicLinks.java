package dev.firedrill.network;

import dev.firedrill.fault.Direction;
import dev.firedrill.fault.LinkAbility;
import dev.firedrill.host.Links;
import dev.firedrill.host.Vantage;
import dev.firedrill.toxiproxy.Decision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Links that can be disturbed. Each is a proxy of a Toxiproxy server: of one of ours in this process, unless the user
 * wants another. Without toxics, bytes pass as they are; with ours, each direction also ends by itself. On Linux every
 * link has a loopback address of its own, so that add-ons which tell hosts apart by name see different hosts; elsewhere
 * links differ in their port alone, as they do for an add-on in a container. Every port is open to this machine and its
 * containers only.
 */
public final class ToxicLinks implements Links {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final LinkMaker maker;
    private final ToxiproxyControl control;
    private final Vantage vantage;
    private final LoopbackAddresses addresses = LoopbackAddresses.ofThisMachine();
    private final ProxyNames names;
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    private ToxicLinks(LinkMaker maker, Vantage vantage) {
        this.maker = maker;
        this.vantage = vantage;
        this.control = new ToxiproxyControl(maker.api());
        this.names = new ProxyNames(maker.prefix());
    }

    /**
     * Starts a server of ours behind the links.
     *
     * @param seed fixes what toxics do by chance
     * @throws IOException when no port can be had
     */
    public static ToxicLinks start(long seed) throws IOException {
        return start(new ToxiproxySource.Embedded(), seed, Vantage.here());
    }

    /**
     * Starts the server behind the links, or finds it, and makes sure that it can make some.
     *
     * @param seed fixes what toxics of a server of ours do by chance
     * @param vantage from where the add-on reaches the links
     * @throws IOException when it cannot be had, or makes no links
     */
    public static ToxicLinks start(ToxiproxySource source, long seed, Vantage vantage) throws IOException {
        var links = new ToxicLinks(LinkMakers.start(source, seed, vantage), vantage);
        try {
            LinkCheck.pass(links.control, links.names.next("check", "once"), links.maker());
            return links;
        } catch (IOException e) {
            links.close();
            throw e;
        }
    }

    @Override
    public Link open(String label, String chance, InetSocketAddress door) throws IOException {
        String name = named("link", chance);
        InetSocketAddress address =
                vantage.name().isPresent() ? listenElsewhere(label, name, door) : listen(label, name, door);
        return new ToxicLink(
                address, vantage.nameOr(address.getAddress().getHostAddress()), name, Direction.TO_HOST, control);
    }

    private InetSocketAddress listenElsewhere(String label, String name, InetSocketAddress door) throws IOException {
        InetAddress address = vantage.besides().stream().findFirst().orElseGet(InetAddress::getLoopbackAddress);
        try {
            return control.create(name, new InetSocketAddress(address, 0), door);
        } catch (IOException e) {
            throw new IOException(
                    "No port of " + address.getHostAddress() + " could be had for the link '" + label + "'.", e);
        }
    }

    private String named(String kind, String chance) {
        String name = names.next(kind, chance);
        open.add(name);
        return name;
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
        String name = named("addon", chance);
        InetSocketAddress address = control.create(name, ANY_PORT, addon);
        return new ToxicLink(address, address.getAddress().getHostAddress(), name, Direction.TO_ADD_ON, control);
    }

    @Override
    public Set<LinkAbility> lacks() {
        return maker.lacks();
    }

    @Override
    public String maker() {
        return maker.told();
    }

    /** The container that must be gone when the links are; empty where there is none. */
    public Optional<String> container() {
        return maker.container();
    }

    /** What toxics decided by chance so far, ordered by place and not by time; none where the server is not ours. */
    public List<Decision> decisions() {
        return maker.decisions();
    }

    @Override
    public void close() {
        if (maker.outlivesRuns()) {
            open.forEach(this::remove);
        }
        control.close();
        maker.close();
    }

    private void remove(String proxy) {
        try {
            control.delete(proxy);
        } catch (IOException e) {
            // The next run removes it, if the server is still there by then.
            return;
        }
    }
}
