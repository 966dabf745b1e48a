package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Mishap;
import dev.firedrill.fault.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a request through what its instance suffers from, to an answer or to none. */
final class Passage {

    /** What an edge waits for an instance that does not answer. */
    private static final Duration EDGE_PATIENCE = Duration.ofSeconds(1);

    private static final WebReply MAINTENANCE = WebReply.html(503, EdgePage.MAINTENANCE.text());
    private static final WebReply BAD_GATEWAY = WebReply.html(502, EdgePage.BAD_GATEWAY.text());
    private static final WebReply GATEWAY_TIMEOUT = WebReply.html(504, EdgePage.GATEWAY_TIMEOUT.text());
    private static final WebReply LOG_IN = WebReply.html(200, EdgePage.LOG_IN.text());

    private final Instance host;
    private final Visit visit;
    private final WebExchange exchange;
    private final Treatment treatment;
    private final Desk desk;

    /** What a passage needs of the host: threads, marks of having been there, and answers. */
    interface Desk {

        Workers workers();

        Instant now();

        /** An answer as one that comes from an instance and not from what stands before it. */
        WebReply stamped(WebReply reply);
    }

    Passage(Instance host, Visit visit, WebExchange exchange, Desk desk) {
        this.host = host;
        this.visit = visit;
        this.exchange = exchange;
        this.treatment = exchange.treatment();
        this.desk = desk;
    }

    /** Begins; the answer is made when nothing stands in its way. */
    void begin(Supplier<WebReply> answer) {
        WebReply flaw = exchange.flaw();
        if (treatment.power() instanceof Fault.Down down) {
            meetOutage(down.outage());
        } else if (flaw != null) {
            exchange.reply(flaw);
        } else if (treatment.power() instanceof Fault.Starting) {
            exchange.reply(desk.stamped(starting()));
        } else if (treatment.mishap() instanceof Mishap.CutMidRequest) {
            exchange.cut();
        } else {
            host.condition()
                    .room()
                    .pass(treatment.waits(), () -> desk.workers().work(exchange, () -> conclude(answer)));
        }
    }

    private void meetOutage(Outage outage) {
        switch (outage) {
            case MAINTENANCE_PAGE -> exchange.reply(MAINTENANCE);
            case BAD_GATEWAY -> exchange.reply(BAD_GATEWAY);
            case GATEWAY_TIMEOUT ->
                desk.workers().workLater(exchange, EDGE_PATIENCE, () -> exchange.reply(GATEWAY_TIMEOUT));
            case RESET, REFUSED -> exchange.cut();
            case BLACK_HOLE -> {
                // Its connection is reset when the outage is over.
            }
        }
    }

    private WebReply starting() {
        return Errors.of(host.product(), 503, "The site is starting and not ready yet.")
                .with("Retry-After", "5");
    }

    private void conclude(Supplier<WebReply> answer) {
        Mishap mishap = treatment.mishap();
        if (mishap instanceof Mishap.TooManyRequests limited) {
            WebReply reply = RateLimits.reply(limited.limit(), host.product(), desk.now());
            boolean gateway = limited.limit() == Mishap.TooManyRequests.Limit.SILENT;
            send(gateway ? reply : desk.stamped(reply), null);
        } else if (mishap instanceof Mishap.HtmlForJson) {
            send(LOG_IN, null);
        } else {
            mistreat(desk.stamped(answer.get()), mishap);
        }
    }

    private void mistreat(WebReply reply, @Nullable Mishap mishap) {
        boolean bodiless =
                reply.body().length == 0 || exchange.request().method().equals("HEAD");
        if (mishap instanceof Mishap.CutBeforeAnswer cut) {
            desk.workers().workLater(exchange, cut.after(), exchange::cut);
        } else if (bodiless && spoilsBodies(mishap)) {
            exchange.cut();
        } else {
            send(reply, mishap);
        }
    }

    // What has no body cannot be cut amid it; half an answer is none.
    private static boolean spoilsBodies(@Nullable Mishap mishap) {
        return mishap instanceof Mishap.CutMidBody
                || mishap instanceof Mishap.WrongLength
                || mishap instanceof Mishap.MalformedChunk;
    }

    /** Answers, unless the instance has vanished since. */
    private void send(WebReply reply, @Nullable Mishap mishap) {
        Disturbances now = host.condition().disturbances();
        Fault power = now.power();
        if (now.cutSince(treatment.era()) != null) {
            vanish(now);
        } else if (power instanceof Fault.Draining) {
            visit.meet(power);
            exchange.reply(reply.with("Connection", "close"), mishap);
        } else {
            exchange.reply(reply, mishap);
        }
    }

    private void vanish(Disturbances now) {
        if (!now.is(Outage.BLACK_HOLE)) {
            exchange.cut();
        }
    }
}
