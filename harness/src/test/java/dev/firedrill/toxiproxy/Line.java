package dev.firedrill.toxiproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection through a proxy, with both of its ends. */
record Line(Socket client, Socket server) implements AutoCloseable {

    /** How one end sees the other end. */
    enum End {
        FIN,
        RESET
    }

    static void say(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hear(Socket socket, int count) {
        try {
            return new String(socket.getInputStream().readNBytes(count), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String hearAll(Socket socket) {
        return hear(socket, Integer.MAX_VALUE);
    }

    /** Reads to the end and says how it looked. */
    static End endOf(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return End.FIN;
        } catch (SocketException e) {
            return End.RESET;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void finish(Socket socket) {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes so that the other end sees a reset. */
    static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A question and its answer, both whole: afterwards the connection is known to work in both directions. */
    Line warmedUp() {
        say(client, "?");
        hear(server, 1);
        say(server, "!");
        hear(client, 1);
        return this;
    }

    @Override
    public void close() {
        try {
            client.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
