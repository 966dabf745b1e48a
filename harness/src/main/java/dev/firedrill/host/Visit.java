package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import dev.firedrill.history.Exchange;
import dev.firedrill.history.Fact;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request on its way through an instance, and what the history is told of it in the end. */
final class Visit {

    private final WebExchange exchange;
    private final FrontDoor door;
    private final Fact.Caller caller;
    private final boolean current;
    private final Duration arrived;
    private volatile @Nullable Fault met;
    private volatile boolean unmatched;

    /**
     * A visit.
     *
     * @param current whether the door was the caller's own instance's at that moment
     * @param arrived when, by the run's clock
     */
    Visit(WebExchange exchange, FrontDoor door, Fact.Caller caller, boolean current, Duration arrived) {
        this.exchange = exchange;
        this.door = door;
        this.caller = caller;
        this.current = current;
        this.arrived = arrived;
    }

    /** When it arrived, by the run's clock. */
    Duration arrived() {
        return arrived;
    }

    /** What was said. */
    Exchange transcript() {
        return exchange.transcript();
    }

    /** There is no such resource. */
    void unmatched() {
        unmatched = true;
    }

    /** It met a fault that began when it was underway. */
    void meet(Fault fault) {
        met = fault;
    }

    /**
     * How it ended.
     *
     * @param cut the outage that cut whatever was underway with it; null when none did
     */
    Fact.HostCalled fact(int status, Duration now, @Nullable Fault cut) {
        if (status == 0 && cut != null) {
            meet(cut);
        }
        Fault later = met;
        return new Fact.HostCalled(
                exchange.request().method(),
                exchange.request().path(),
                door.baseUrl().toString(),
                current,
                caller,
                status,
                unmatched,
                now.minus(arrived),
                later == null ? exchange.treatment().met() : later.describe());
    }
}
