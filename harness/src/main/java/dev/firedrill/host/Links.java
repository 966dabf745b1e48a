package dev.firedrill.host;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

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

        /** Under what the add-on knows the link: scheme and authority of the instance's base URL. */
        default URI origin() {
            return URI.create("http://" + address().getAddress().getHostAddress() + ":"
                    + address().getPort());
        }

        /** Stops listening and closes the link's connections. */
        @Override
        void close();
    }
}
