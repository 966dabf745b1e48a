package dev.firedrill.host;

import dev.firedrill.connect.Product;
import java.net.URI;

/**
 * An address at which connections for an instance arrive. It outlives the instance's stay: once vacated, it answers 401
 * with an HTML page.
 */
public final class FrontDoor {

    private final Product product;
    private final URI baseUrl;
    private volatile Occupancy occupancy;

    FrontDoor(Product product, URI baseUrl, Instance first) {
        this.product = product;
        this.baseUrl = baseUrl;
        this.occupancy = new Occupancy.Serves(first);
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

    @Override
    public String toString() {
        return "FrontDoor[" + baseUrl + "]";
    }
}
