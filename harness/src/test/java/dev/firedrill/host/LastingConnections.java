package dev.firedrill.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that keeps its connections open, and knows on which of them each request came. */
final class LastingConnections implements AutoCloseable {

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> requests = new CopyOnWriteArrayList<>();
    private final int answered;

    /**
     * A server.
     *
     * @param answered how many requests of a connection it answers; it reads one more and hangs up
     */
    LastingConnections(int answered) {
        this.answered = answered;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    private void accept() {
        for (int connection = 1; !server.isClosed(); connection++) {
            try {
                Socket socket = server.accept();
                int number = connection;
                threads.execute(() -> serve(socket, number));
            } catch (IOException e) {
                // It was closed.
                return;
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket;
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (int request = 1; readHead(in); request++) {
                requests.add(connection);
                if (request > answered) {
                    return;
                }
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A head without a body; false at the end of the connection. */
    private static boolean readHead(BufferedReader in) throws IOException {
        String line = in.readLine();
        boolean any = line != null;
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        return any;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    /** The numbers of the connections on which requests came, in order. */
    List<Integer> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
