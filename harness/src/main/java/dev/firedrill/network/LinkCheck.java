package dev.firedrill.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Tries once whether a Toxiproxy server can make links at all: whether it can be reached where it says that it listens,
 * and reaches what listens on this machine's loopback. One that runs elsewhere, or in a network of its own, cannot, and
 * would let every scenario fail.
 */
final class LinkCheck {

    private static final int PATIENCE_MILLIS = 2_000;
    private static final int TOKEN = 42;

    private LinkCheck() {}

    static void pass(ToxiproxyControl control, String proxy, String maker) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        try (var door = new ServerSocket(0, 1, loopback)) {
            door.setSoTimeout(PATIENCE_MILLIS);
            var link = control.create(
                    proxy, new InetSocketAddress(loopback, 0), (InetSocketAddress) door.getLocalSocketAddress());
            try {
                send(link, maker);
                receive(door, maker);
            } finally {
                control.delete(proxy);
            }
        }
    }

    private static void send(InetSocketAddress link, String maker) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(link, PATIENCE_MILLIS);
            socket.getOutputStream().write(TOKEN);
        } catch (IOException e) {
            throw elsewhere(maker + " says that it listens at " + text(link) + ", and nobody answers there", e);
        }
    }

    private static void receive(ServerSocket door, String maker) throws IOException {
        try (Socket arrived = door.accept()) {
            arrived.setSoTimeout(PATIENCE_MILLIS);
            if (arrived.getInputStream().read() == TOKEN) {
                return;
            }
        } catch (IOException e) {
            throw elsewhere(maker + " does not reach what listens on this machine's loopback", e);
        }
        throw elsewhere(maker + " does not pass on what is sent to it", null);
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private static IOException elsewhere(String what, @Nullable Throwable cause) {
        return new ToxiproxyUnavailableException(
                "No links can be made: " + what
                        + ". It must run on this machine and share its network, as a process does, or a container with"
                        + " '--network host'.",
                cause);
    }
}
