package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.LinkAbility;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;

/**
 * Makes the links through which an add-on reaches the front doors. The address of a link is the address that the add-on
 * knows, so a link may disturb what passes through it.
 */
public interface Links extends AutoCloseable {

    /**
     * Opens a link to a front door.
     *
     * @param label what the link leads to, for people and for logs
     * @param door where the front door listens, on loopback
     * @throws IOException when no address can be had for it
     */
    default Link open(String label, InetSocketAddress door) throws IOException {
        return open(label, label, door);
    }

    /**
     * The same for a link that is told apart by another name where something on it is left to chance.
     *
     * @param chance the same from one run to the next, so that a seed decides the same
     * @throws IOException when no address can be had for it
     */
    Link open(String label, String chance, InetSocketAddress door) throws IOException;

    /**
     * Opens a link to the add-on, for a host that dials it instead.
     *
     * @param chance tells it apart, as for {@link #open(String, String, InetSocketAddress)}
     * @param addon where the add-on listens, on loopback
     * @throws IOException when no address can be had for it
     */
    Link toAddon(String chance, InetSocketAddress addon) throws IOException;

    /** What these links cannot do, so that faults which need it are refused. */
    default Set<LinkAbility> lacks() {
        return Set.of();
    }

    /** Who makes them, as a phrase for people. */
    String maker();

    /** Closes every link that is still open, with its connections. */
    @Override
    void close();

    /** One way to one front door, or to the add-on. */
    interface Link extends AutoCloseable {

        /** Where to connect. */
        InetSocketAddress address();

        /** Under what the add-on knows the link: scheme and authority of the instance's base URL. */
        default URI origin() {
            return URI.create("http://" + address().getAddress().getHostAddress() + ":"
                    + address().getPort());
        }

        /**
         * Begins a fault of the network, and returns when the connections concerned follow. Others may be in force.
         *
         * @param name unique on this link until it is healed; what is left to chance depends on it
         * @throws IOException when it is not sure that it is in force; it can be healed all the same
         */
        void suffer(String name, Fault.OnLink fault) throws IOException;

        /**
         * Ends a fault; what it held back arrives. Nothing happens when it is not there.
         *
         * @throws IOException when it may still be in force
         */
        void heal(String name) throws IOException;

        /** Refuses connections from now on, and closes those that there are. Refusing twice is harmless. */
        void refuse() throws IOException;

        /**
         * Accepts connections again, at the same address. Accepting twice is harmless.
         *
         * @throws IOException when the address cannot be had any more
         */
        void accept() throws IOException;

        /** Stops listening and closes the link's connections. */
        @Override
        void close();
    }
}
