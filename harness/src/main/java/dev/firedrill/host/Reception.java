package dev.firedrill.host;

import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request that arrives at a front door through its stages: who is it, must it wait, what is the answer. The
 * call is recorded before its answer leaves, so that whatever the add-on does with the answer comes later in the
 * history.
 */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final ExecutorService workers;
    private final Gatekeeper gatekeeper;
    private final Resources resources;
    private final Unmatched unmatched;
    private final History history;
    private final AtomicLong answered = new AtomicLong();

    Reception(
            ExecutorService workers, Gatekeeper gatekeeper, Resources resources, Unmatched unmatched, History history) {
        this.workers = workers;
        this.gatekeeper = gatekeeper;
        this.resources = resources;
        this.unmatched = unmatched;
        this.history = history;
    }

    /** Called on an event loop; the work is done elsewhere. */
    void receive(FrontDoor door, WebExchange exchange) {
        Occupancy occupancy = door.occupancy();
        work(exchange, () -> {
            if (occupancy instanceof Occupancy.Serves serves) {
                welcome(door, serves.instance(), exchange);
            } else {
                turnAway(door, occupancy.instance(), exchange);
            }
        });
    }

    // A mistake of the host's own must not look like a host that hangs.
    private void work(WebExchange exchange, Runnable task) {
        workers.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error(
                        "The simulated host failed on {} {}",
                        exchange.request().method(),
                        exchange.request().path(),
                        e);
                exchange.reply(
                        WebReply.text(500, "text/plain;charset=UTF-8", "The simulated host itself failed: " + e));
            }
        });
    }

    private void welcome(FrontDoor door, Instance host, WebExchange exchange) {
        Admission admission = gatekeeper.toInstance(host, exchange.request());
        boolean current = admission.signer().map(signer -> signer == host).orElse(true);
        var visit = new Visit(exchange, door, admission.caller(), current);
        exchange.whenOver(status -> history.append(host.rehearsal(), host.tenant(), visit.fact(status)));
        host.room().pass(() -> work(exchange, () -> exchange.reply(answer(host, visit, admission))));
    }

    private void turnAway(FrontDoor door, Instance former, WebExchange exchange) {
        Admission admission = gatekeeper.toVacatedDoor(former, exchange.request());
        Instance concerned = admission.signer().orElse(former);
        var visit = new Visit(exchange, door, admission.caller(), false);
        exchange.whenOver(status -> history.append(concerned.rehearsal(), concerned.tenant(), visit.fact(status)));
        exchange.reply(WebReply.html(401, EdgePage.UNAUTHORIZED.text()));
    }

    private WebReply answer(Instance host, Visit visit, Admission admission) {
        WebReply reply = admission
                .refusal()
                .map(Refusal::reply)
                .orElseGet(() -> fromResources(host, visit, admission.actingAs()))
                .withDefaultType(WebReply.JSON);
        return reply.with("X-AREQUESTID", requestId());
    }

    private WebReply fromResources(Instance host, Visit visit, Optional<User> actingAs) {
        Resources.Found found = resources.answer(host, visit.request(), actingAs);
        if (!found.matched()) {
            visit.unmatched = true;
            unmatched.count(visit.request());
        }
        return found.reply();
    }

    // Minute of the day, number of the request, node: the look of Atlassian's own.
    private String requestId() {
        LocalTime now = LocalTime.ofInstant(history.clock().now(), ZoneOffset.UTC);
        return now.get(ChronoField.MINUTE_OF_DAY) + "x" + answered.incrementAndGet() + "x1";
    }

    /** A request on its way through. */
    private static final class Visit {
        private final WebExchange exchange;
        private final FrontDoor door;
        private final Fact.Caller caller;
        private final boolean current;
        private volatile boolean unmatched;

        Visit(WebExchange exchange, FrontDoor door, Fact.Caller caller, boolean current) {
            this.exchange = exchange;
            this.door = door;
            this.caller = caller;
            this.current = current;
        }

        WebRequest request() {
            return exchange.request();
        }

        Fact.HostCalled fact(int status) {
            return new Fact.HostCalled(
                    request().method(),
                    request().path(),
                    door.baseUrl().toString(),
                    current,
                    caller,
                    status,
                    unmatched);
        }
    }
}
