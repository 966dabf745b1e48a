package dev.firedrill.host;

import java.io.IOException;
import java.net.InetSocketAddress;

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
    Link open(String label, InetSocketAddress door) throws IOException;

    /** Closes every link that is still open, with its connections. */
    @Override
    void close();

    /** One way to one front door. */
    interface Link extends AutoCloseable {

        /** Where the add-on connects. */
        InetSocketAddress address();

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
