package dev.firedrill.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Stream;

/** Finds out whether an add-on's address is taken, by whatever: not everything that listens speaks HTTP. */
final class Occupied {

    private static final int CONNECT_MILLIS = 1_000;

    private Occupied() {}

    static boolean isTaken(Target target) {
        return addresses(target).anyMatch(Occupied::accepts);
    }

    /** A name such as localhost may stand for several addresses, and an add-on binds any of them. */
    private static Stream<InetSocketAddress> addresses(Target target) {
        InetSocketAddress dial = target.connectTo();
        String host = dial != null ? dial.getHostString() : target.descriptor().getHost();
        int port = dial != null ? dial.getPort() : port(target.descriptor());
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

    private static boolean accepts(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
