package dev.firedrill.host;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/** A request that waits for its answer, which may come from any thread. */
final class WebExchange {

    private static final int UNANSWERED = 0;

    private final WebRequest request;
    private final BiConsumer<WebExchange, WebReply> sender;
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    WebExchange(WebRequest request, BiConsumer<WebExchange, WebReply> sender) {
        this.request = request;
        this.sender = sender;
    }

    WebRequest request() {
        return request;
    }

    /**
     * Tells once how the exchange ended: with the status of the answer, immediately before it is sent, or with 0 when
     * the client went away without one.
     */
    void whenOver(IntConsumer told) {
        var unused = status.thenAccept(told::accept);
    }

    /** Answers, unless the client went away. */
    void reply(WebReply reply) {
        if (status.complete(reply.status())) {
            sender.accept(this, reply);
        }
    }

    /** The client went away. */
    void abandon() {
        status.complete(UNANSWERED);
    }
}
