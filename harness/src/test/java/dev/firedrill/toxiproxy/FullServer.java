package dev.firedrill.toxiproxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server whose queue of connections is full: whoever dials it now hears nothing, until it accepts some. */
final class FullServer implements Closeable {

    private static final int FILLING = 6;

    private final ServerSocket server;
    private final List<Closeable> opened = new CopyOnWriteArrayList<>();

    FullServer(String host) {
        try {
            server = new ServerSocket(0, 1, InetAddress.getByName(host));
            for (int i = 0; i < FILLING; i++) {
                SocketChannel filling = SocketChannel.open();
                opened.add(filling);
                filling.configureBlocking(false);
                filling.connect(server.getLocalSocketAddress());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    /** From now on accepts whoever comes. */
    void accept() {
        CompletableFuture<Void> unused = CompletableFuture.runAsync(
                () -> {
                    try {
                        while (!server.isClosed()) {
                            opened.add(server.accept());
                        }
                    } catch (SocketException e) {
                        // The test is over.
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Talk.THREADS);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable one : opened) {
            one.close();
        }
    }
}
