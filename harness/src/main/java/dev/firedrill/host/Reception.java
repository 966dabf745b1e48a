package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes every request that arrives at a front door through its stages: who is it, what stands in its way, what is the
 * answer. The call is recorded before its answer leaves, so that whatever the add-on does with the answer comes later
 * in the history.
 */
final class Reception implements Passage.Desk {

    private final Workers workers;
    private final Gatekeeper gatekeeper;
    private final Resources resources;
    private final Unmatched unmatched;
    private final History history;
    private final AtomicLong answered = new AtomicLong();

    Reception(Workers workers, Gatekeeper gatekeeper, Resources resources, Unmatched unmatched, History history) {
        this.workers = workers;
        this.gatekeeper = gatekeeper;
        this.resources = resources;
        this.unmatched = unmatched;
        this.history = history;
    }

    @Override
    public Workers workers() {
        return workers;
    }

    @Override
    public Instant now() {
        return history.clock().now();
    }

    /** A connection was accepted; tells what to record when it brings no request. */
    Runnable accepted(FrontDoor door) {
        if (door.occupancy() instanceof Occupancy.Serves serves) {
            Instance host = serves.instance();
            Fault fault = host.condition().metByConnections();
            if (fault != null) {
                var met = new Fact.ConnectionMet(door.baseUrl().toString(), fault.describe());
                return () -> history.append(host.rehearsal(), host.tenant(), met);
            }
        }
        return () -> {};
    }

    /** A request's head has arrived; tells what becomes of it. */
    Treatment meet(FrontDoor door, WebRequest head) {
        return door.occupancy() instanceof Occupancy.Serves serves
                ? serves.instance().condition().meet(head)
                : Treatment.NONE;
    }

    /** Called on an event loop; the work is done elsewhere. */
    void receive(FrontDoor door, WebExchange exchange) {
        Occupancy occupancy = door.occupancy();
        Duration arrived = history.clock().elapsed();
        workers.work(exchange, () -> {
            if (occupancy instanceof Occupancy.Serves serves) {
                welcome(door, serves.instance(), exchange, arrived);
            } else {
                turnAway(door, occupancy.instance(), exchange, arrived);
            }
        });
    }

    private void welcome(FrontDoor door, Instance host, WebExchange exchange, Duration arrived) {
        Admission admission = gatekeeper.toInstance(host, exchange.request());
        boolean current = admission.signer().map(signer -> signer == host).orElse(true);
        var visit = new Visit(exchange, door, admission.caller(), current, arrived);
        exchange.whenOver(status -> over(
                host,
                visit,
                status,
                host.condition().disturbances().cutSince(exchange.treatment().era())));
        new Passage(host, visit, exchange, this).begin(() -> answer(host, visit, exchange.request(), admission));
    }

    private void turnAway(FrontDoor door, Instance former, WebExchange exchange, Duration arrived) {
        Admission admission = gatekeeper.toVacatedDoor(former, exchange.request());
        Instance concerned = admission.signer().orElse(former);
        var visit = new Visit(exchange, door, admission.caller(), false, arrived);
        exchange.whenOver(status -> over(concerned, visit, status, null));
        WebReply flaw = exchange.flaw();
        exchange.reply(flaw == null ? WebReply.html(401, EdgePage.UNAUTHORIZED.text()) : flaw);
    }

    private void over(Instance concerned, Visit visit, int status, @Nullable Fault cut) {
        history.append(
                concerned.rehearsal(),
                concerned.tenant(),
                visit.fact(status, history.clock().elapsed(), cut),
                visit.arrived(),
                List.of(visit.transcript()));
    }

    private WebReply answer(Instance host, Visit visit, WebRequest request, Admission admission) {
        return admission
                .refusal()
                .map(Refusal::reply)
                .orElseGet(() -> fromResources(host, visit, request, admission.actingAs()))
                .withDefaultType(WebReply.JSON);
    }

    private WebReply fromResources(Instance host, Visit visit, WebRequest request, Optional<User> actingAs) {
        Resources.Found found = resources.answer(host, request, actingAs);
        if (!found.matched()) {
            visit.unmatched();
            unmatched.count(request);
        }
        return found.reply();
    }

    // Minute of the day, number of the request, node: the look of Atlassian's own.
    @Override
    public WebReply stamped(WebReply reply) {
        LocalTime now = LocalTime.ofInstant(now(), ZoneOffset.UTC);
        return reply.with("X-AREQUESTID", now.get(ChronoField.MINUTE_OF_DAY) + "x" + answered.incrementAndGet() + "x1");
    }
}
