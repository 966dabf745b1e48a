package dev.firedrill.rehearsal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Refuses add-ons that are not on this machine. */
final class Loopback {

    private Loopback() {}

    static void require(String what, URI uri, @Nullable InetSocketAddress connectTo, boolean owned)
            throws UnsafeTargetException {
        String dialled = connectTo == null ? uri.getHost() : connectTo.getHostString();
        if (owned || (dialled != null && isLoopback(dialled))) {
            return;
        }
        throw new UnsafeTargetException("The " + what + " '" + uri + "' is not on this machine ("
                + (dialled == null ? "its host cannot be read" : dialled + " is no loopback address")
                + "), and Firedrill sends forged installs. If the add-on runs here"
                + " behind that name, say where with 'addon.connect-to: 127.0.0.1:PORT'; if it is a test deployment"
                + " of your own, say so with --i-own-this.");
    }

    private static boolean isLoopback(String host) {
        try {
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return Arrays.stream(InetAddress.getAllByName(bare)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
