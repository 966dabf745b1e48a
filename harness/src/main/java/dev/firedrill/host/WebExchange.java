package dev.firedrill.host;

import dev.firedrill.fault.Mishap;
import dev.firedrill.history.Exchange;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A request that waits for its answer, which may come from any thread. */
final class WebExchange {

    private static final int UNANSWERED = 0;

    private final WebRequest request;
    private final Treatment treatment;
    private final @Nullable WebReply flaw;
    private final Line line;
    private final CompletableFuture<Ending> end = new CompletableFuture<>();

    /**
     * How it ended.
     *
     * @param reply null when there was none
     * @param mishap what became of the reply on its way; null when nothing did
     */
    private record Ending(
            @Nullable WebReply reply, @Nullable Mishap mishap) {

        static final Ending SILENT = new Ending(null, null);

        int status() {
            return reply == null ? UNANSWERED : reply.status();
        }
    }

    /** The connection on which the answer leaves. */
    interface Line {

        /** Sends an answer, well or as the mishap says. */
        void send(WebReply reply, @Nullable Mishap mishap);

        /** Resets the connection. */
        void cut();
    }

    /**
     * An exchange on a line.
     *
     * @param flaw what to answer because the request cannot be read; null when it can
     */
    WebExchange(WebRequest request, Treatment treatment, @Nullable WebReply flaw, Line line) {
        this.request = request;
        this.treatment = treatment;
        this.flaw = flaw;
        this.line = line;
    }

    WebRequest request() {
        return request;
    }

    Treatment treatment() {
        return treatment;
    }

    @Nullable
    WebReply flaw() {
        return flaw;
    }

    /**
     * Tells once how the exchange ended: with the status of the answer, immediately before it is sent, or with 0 when
     * there was none.
     */
    void whenOver(IntConsumer told) {
        var unused = end.thenAccept(ending -> told.accept(ending.status()));
    }

    /** What was said, once it is over; an answer that went wrong on its way is said as it was meant, and so labelled. */
    Exchange transcript() {
        Ending ending = end.getNow(Ending.SILENT);
        Exchange said = Transcript.of(request, ending.reply());
        Mishap mishap = ending.mishap();
        return mishap == null ? said : said.labelled("the answer as it was meant; this host " + mishap.describe());
    }

    /** Answers, unless the client went away. */
    void reply(WebReply reply) {
        reply(reply, null);
    }

    /** Answers as the mishap says, unless the client went away. */
    void reply(WebReply reply, @Nullable Mishap mishap) {
        if (end.complete(new Ending(reply, mishap))) {
            line.send(reply, mishap);
        }
    }

    /** Resets the connection instead of answering. */
    void cut() {
        if (end.complete(Ending.SILENT)) {
            line.cut();
        }
    }

    /** The client went away. */
    void abandon() {
        end.complete(Ending.SILENT);
    }
}
