package dev.firedrill.host;

import dev.firedrill.connect.Product;
import dev.firedrill.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * An address at which connections for an instance arrive. It outlives the instance's stay: once vacated, it answers 401
 * with an HTML page.
 */
public final class FrontDoor {

    private final Product product;
    private final URI baseUrl;
    private final WebServer server;
    private final Links.Link link;
    private volatile Occupancy occupancy;

    FrontDoor(WebServer server, Links.Link link, Instance first) {
        this.product = first.product();
        this.baseUrl = baseUrl(link, first.product());
        this.server = server;
        this.link = link;
        this.occupancy = new Occupancy.Serves(first);
    }

    private static URI baseUrl(Links.Link link, Product product) {
        return URI.create(link.origin() + product.contextPath());
    }

    /** The base URL of whoever is here, such as {@code http://127.77.0.1:40123/wiki}; see {@link Links.Link#origin()}. */
    public URI baseUrl() {
        return baseUrl;
    }

    Product product() {
        return product;
    }

    Occupancy occupancy() {
        return occupancy;
    }

    void vacate(Instance leaving) {
        occupancy = new Occupancy.Vacated(leaving);
    }

    /** A new occupant moves in; fails when somebody is here. */
    synchronized void occupy(Instance newcomer) {
        if (occupancy instanceof Occupancy.Serves) {
            throw new IllegalStateException("The front door " + baseUrl + " is occupied.");
        }
        occupancy = new Occupancy.Serves(newcomer);
    }

    /** Resets every connection. */
    void reset() {
        server.reset();
    }

    /** Refuses connections from now on, and ends those that there are. */
    void refuse() {
        try {
            link.refuse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a fault of the network on the way here; see {@link Links.Link#suffer}. */
    void suffer(String name, Fault.OnLink fault) throws IOException {
        link.suffer(name, fault);
    }

    /** Ends a fault of the network on the way here; see {@link Links.Link#heal}. */
    void heal(String name) throws IOException {
        link.heal(name);
    }

    /** Accepts connections again. */
    void accept() {
        try {
            link.accept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        link.close();
        server.close();
    }

    @Override
    public String toString() {
        return "FrontDoor[" + baseUrl + "]";
    }
}
