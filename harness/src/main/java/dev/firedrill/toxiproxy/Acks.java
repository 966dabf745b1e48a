package dev.firedrill.toxiproxy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Has connections do something, each on its own loop, and tells when all have. */
final class Acks {

    private Acks() {}

    static CompletableFuture<Void> of(Collection<Connection> connections, Consumer<Connection> change) {
        List<CompletableFuture<Void>> acks = new ArrayList<>();
        connections.forEach(connection -> acks.add(of(connection, change)));
        return all(acks);
    }

    static CompletableFuture<Void> all(List<CompletableFuture<Void>> acks) {
        return CompletableFuture.allOf(acks.toArray(CompletableFuture<?>[]::new));
    }

    private static CompletableFuture<Void> of(Connection connection, Consumer<Connection> change) {
        try {
            return CompletableFuture.runAsync(() -> change.accept(connection), connection.loop());
        } catch (RejectedExecutionException e) {
            // The server is being closed, and the connection with it.
            return CompletableFuture.completedFuture(null);
        }
    }
}
