package dev.firedrill.rehearsal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out at which addresses of an add-on somebody listens, whoever it is: not everything that listens speaks HTTP. */
final class Occupied {

    private static final int CONNECT_MILLIS = 1_000;

    private Occupied() {}

    static boolean isTaken(Target target) {
        return addresses(target.descriptor(), target.connectTo()).anyMatch(Occupied::accepts);
    }

    /** Whether nobody listens there: every address refuses. One that is too busy to answer refuses nothing. */
    static boolean isClosed(Target target) {
        return addresses(target.descriptor(), target.connectTo()).allMatch(Occupied::refuses);
    }

    /**
     * Where an add-on on this machine speaks plain HTTP, so that a link can lead there: of several addresses the one at
     * which somebody listens. Empty for every other add-on.
     */
    static Optional<InetSocketAddress> byPlainHttp(URI addon, @Nullable InetSocketAddress connectTo) {
        if (connectTo == null && !"http".equals(addon.getScheme())) {
            return Optional.empty();
        }
        var all = addresses(addon, connectTo).toList();
        return all.stream().allMatch(address -> address.getAddress().isLoopbackAddress())
                ? all.stream()
                        .filter(Occupied::accepts)
                        .findFirst()
                        .or(() -> all.stream().findFirst())
                : Optional.empty();
    }

    /** A name such as localhost may stand for several addresses, and an add-on binds any of them. */
    private static Stream<InetSocketAddress> addresses(URI addon, @Nullable InetSocketAddress dial) {
        String host = dial != null ? dial.getHostString() : addon.getHost();
        int port = dial != null ? dial.getPort() : port(addon);
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).map(address -> new InetSocketAddress(address, port));
        } catch (UnknownHostException e) {
            return Stream.empty();
        }
    }

    private static int port(URI uri) {
        int implied = "https".equals(uri.getScheme()) ? 443 : 80;
        return uri.getPort() >= 0 ? uri.getPort() : implied;
    }

    private static boolean refuses(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean accepts(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
