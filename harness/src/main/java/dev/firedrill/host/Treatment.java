package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Mishap;
import dev.firedrill.fault.Outage;
import dev.firedrill.host.HoldingRoom.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the faults in force make of one request. It is decided once, when the request's head has arrived: what was
 * underway when a fault began is not its concern.
 *
 * @param era how many outages had cut what was underway by then
 * @param power how the instance was; null when up
 * @param cold how much later its empty caches make the answer
 * @param hold the hold under which it waits; null for none
 * @param strike the fault of single exchanges that struck it; null for none
 * @param link the fault of the network on the way of everything that arrived then; null for none
 */
record Treatment(
        int era,
        @Nullable Fault power,
        Duration cold,
        Fault.@Nullable Hold hold,
        @Nullable Strike strike,
        @Nullable Fault link) {

    /** An undisturbed instance's. */
    static final Treatment NONE = new Treatment(0, null, Duration.ZERO, null, null, null);

    /** How much of a request is read before it is dealt with. */
    enum Reading {
        WHOLE,
        HEAD,
        PART
    }

    /** A fault and which of the requests that it counts this one is, from 1. */
    record Strike(Fault.Exchange fault, int occurrence) {}

    Reading reading() {
        if (power instanceof Fault.Down down && down.outage() == Outage.RESET) {
            return Reading.HEAD;
        }
        return mishap() instanceof Mishap.CutMidRequest ? Reading.PART : Reading.WHOLE;
    }

    @Nullable
    Mishap mishap() {
        return strike == null ? null : strike.fault().mishap();
    }

    /** What it waits for before it is answered. */
    List<Wait> waits() {
        List<Wait> waits = new ArrayList<>();
        if (hold != null) {
            waits.add(new Wait(hold, hold.late()));
        }
        if (power != null && !cold.isZero()) {
            waits.add(new Wait(power, cold));
        }
        if (strike != null && strike.fault().mishap() instanceof Mishap.Late late) {
            waits.add(new Wait(strike.fault(), late.by()));
        }
        return waits;
    }

    /** The fault that decides most of what the request meets, as it describes itself; empty when there is none. */
    String met() {
        if (strike != null) {
            return strike.fault().describe();
        }
        if (power != null && (!(power instanceof Fault.Cold) || !cold.isZero())) {
            return power.describe();
        }
        Fault last = hold == null ? link : hold;
        return last == null ? "" : last.describe();
    }
}
