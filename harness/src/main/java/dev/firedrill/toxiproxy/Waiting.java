package dev.firedrill.toxiproxy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a server that toxics keep from being taken. Nobody reads from them, so nobody learns that a client
 * hung up; without a bound, the sockets of clients that try again and again would pile up. Used on many loops.
 */
final class Waiting {

    /** Beyond it, who waits longest is closed. An operating system does not queue without a bound either. */
    static final int MOST = 512;

    private final Deque<Connection> oldestFirst = new ArrayDeque<>();

    /** A connection begins to wait. */
    void begin(Connection connection) {
        Connection tooMany = added(connection);
        if (tooMany != null) {
            close(tooMany);
        }
    }

    private synchronized @Nullable Connection added(Connection connection) {
        oldestFirst.add(connection);
        return oldestFirst.size() > MOST ? oldestFirst.remove() : null;
    }

    /** A connection waits no more. */
    synchronized void end(Connection connection) {
        oldestFirst.remove(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.loop().execute(connection::close);
        } catch (RejectedExecutionException e) {
            // The server is being closed, and the connection with it.
        }
    }
}
