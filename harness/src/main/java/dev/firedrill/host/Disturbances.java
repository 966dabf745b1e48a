package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Outage;
import dev.firedrill.time.RunClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The faults in force at one instance. Requests look at them from many threads; changes come one at a time, which is
 * the caller's to see to.
 */
final class Disturbances {

    private final RunClock clock;
    private volatile State state = new State(null, List.of(), List.of(), List.of());
    private volatile Cut cut = new Cut(0, null);

    /** A fault of power and, for the warming of caches, since when and for how many requests it has been so. */
    private record Power(Fault fault, Duration since, AtomicLong requests) {}

    /** A fault of single exchanges and how many requests it has counted. */
    private record Counted(Fault.Exchange fault, AtomicInteger seen) {}

    /** How many outages have cut what was underway, and the last of them. */
    private record Cut(int era, @Nullable Fault outage) {}

    private record State(
            @Nullable Power power, List<Fault.Hold> holds, List<Counted> exchanges, List<Fault.OnLink> links) {}

    Disturbances(RunClock clock) {
        this.clock = clock;
    }

    /** Everything in force, the power first. */
    List<Fault> all() {
        State now = state;
        List<Fault> all = new ArrayList<>();
        if (now.power() != null) {
            all.add(now.power().fault());
        }
        all.addAll(now.holds());
        now.exchanges().forEach(counted -> all.add(counted.fault()));
        all.addAll(now.links());
        return all;
    }

    boolean inForce(Fault fault) {
        return all().contains(fault);
    }

    /** The power fault in force; null when up. */
    @Nullable
    Fault power() {
        Power power = state.power();
        return power == null ? null : power.fault();
    }

    /** How many requests have met the power fault in force; 0 when there is none. */
    long seen() {
        Power power = state.power();
        return power == null ? 0 : power.requests().get();
    }

    /** The fault of the network on the way of everything that arrives; the last one, null when there is none. */
    @Nullable
    Fault link() {
        return link(state);
    }

    private static @Nullable Fault link(State now) {
        return now.links().stream()
                .filter(Fault.OnLink::meetsEveryCall)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    boolean is(Outage outage) {
        return power() instanceof Fault.Down down && down.outage() == outage;
    }

    /** Begins a fault; one of power takes the place of another. */
    void begin(Fault fault) {
        State now = state;
        if (fault instanceof Fault.Hold hold) {
            state = new State(now.power(), and(now.holds(), hold), now.exchanges(), now.links());
        } else if (fault instanceof Fault.Exchange exchange) {
            var counted = new Counted(exchange, new AtomicInteger());
            state = new State(now.power(), now.holds(), and(now.exchanges(), counted), now.links());
        } else if (fault instanceof Fault.OnLink trouble) {
            state = new State(now.power(), now.holds(), now.exchanges(), and(now.links(), trouble));
        } else {
            var power = new Power(fault, clock.elapsed(), new AtomicLong());
            state = new State(power, now.holds(), now.exchanges(), now.links());
        }
        if (fault instanceof Fault.Down down && cuts(down.outage())) {
            cut = new Cut(cut.era() + 1, fault);
        }
    }

    private static boolean cuts(Outage outage) {
        return outage == Outage.RESET || outage == Outage.REFUSED || outage == Outage.BLACK_HOLE;
    }

    /** The outage since whose beginning nothing that was underway in an era is answered; null when there was none. */
    @Nullable
    Fault cutSince(int era) {
        Cut last = cut;
        return last.era() == era ? null : last.outage();
    }

    void end(Fault fault) {
        State now = state;
        boolean power = now.power() != null && now.power().fault().equals(fault);
        state = new State(
                power ? null : now.power(),
                now.holds().stream().filter(hold -> !hold.equals(fault)).toList(),
                now.exchanges().stream()
                        .filter(counted -> !counted.fault().equals(fault))
                        .toList(),
                now.links().stream().filter(link -> !link.equals(fault)).toList());
    }

    private static <T> List<T> and(List<T> some, T another) {
        List<T> more = new ArrayList<>(some);
        more.add(another);
        return List.copyOf(more);
    }

    /**
     * What becomes of a request whose head has just arrived. Counts it: an edge or a starting host keeps it from
     * everything behind them, where every other fault counts what concerns it and the first that strikes, strikes.
     */
    Treatment meet(WebRequest request) {
        // Written last and read first: who is of the new era has also met what began it.
        int era = cut.era();
        State now = state;
        Power power = now.power();
        long before = power == null ? 0 : power.requests().getAndIncrement();
        if (power != null && !up(power.fault())) {
            return new Treatment(era, power.fault(), Duration.ZERO, null, null, null);
        }
        return new Treatment(
                era,
                power == null ? null : power.fault(),
                power == null ? Duration.ZERO : cold(power, before),
                now.holds().isEmpty() ? null : now.holds().get(now.holds().size() - 1),
                strike(now.exchanges(), request),
                link(now));
    }

    /** Whether an instance with this power, or with none to fault, does its work. */
    static boolean up(@Nullable Fault power) {
        return !(power instanceof Fault.Down || power instanceof Fault.Starting);
    }

    private Duration cold(Power power, long seen) {
        return power.fault() instanceof Fault.Cold cold
                ? cold.latency(seen, clock.elapsed().minus(power.since()))
                : Duration.ZERO;
    }

    private static Treatment.@Nullable Strike strike(List<Counted> exchanges, WebRequest request) {
        Treatment.Strike first = null;
        for (Counted counted : exchanges) {
            Fault.Exchange fault = counted.fault();
            if (fault.selector().counts(request.method(), request.path())) {
                int occurrence = counted.seen().incrementAndGet();
                if (first == null && fault.selector().strikes(occurrence)) {
                    first = new Treatment.Strike(fault, occurrence);
                }
            }
        }
        return first;
    }
}
