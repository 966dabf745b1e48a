package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Opener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The faults of the network that one instance suffers from, on the link to its front door and on its way to the add-on.
 * Changes come one at a time, which is the caller's to see to.
 */
final class NetworkTroubles {

    private final Supplier<FrontDoor> door;
    private final WayToAddon way;
    private final Map<Fault.OnLink, String> names = new LinkedHashMap<>();
    private int begun;

    NetworkTroubles(Supplier<FrontDoor> door, WayToAddon way) {
        this.door = door;
        this.way = way;
    }

    /** Refuses a fault that cannot happen to this instance. */
    void require(Fault fault) {
        way.requireAble(fault);
        if (fault instanceof Fault.OnLink trouble && trouble.opener() == Opener.HOST) {
            var unused = way.require(trouble);
        }
    }

    /** Begins a fault. When that fails it must be ended all the same. */
    void begin(Fault.OnLink fault) throws IOException {
        begun++;
        // In the order of a scenario, so that a seed decides the same in every run.
        String name = "fault-" + begun;
        names.put(fault, name);
        if (fault.opener() == Opener.ADD_ON) {
            door.get().suffer(name, fault);
        } else {
            way.suffer(name, fault);
        }
    }

    void end(Fault.OnLink fault) throws IOException {
        String name = names.get(fault);
        if (name != null) {
            if (fault.opener() == Opener.ADD_ON) {
                door.get().heal(name);
            } else {
                way.heal(name);
            }
            names.remove(fault);
        }
    }

    /** The instance has moved, and what it suffers from with it. */
    void moved(FrontDoor former, FrontDoor now) throws IOException {
        for (var trouble : names.entrySet()) {
            if (trouble.getKey().opener() == Opener.ADD_ON) {
                now.suffer(trouble.getValue(), trouble.getKey());
                former.heal(trouble.getValue());
            }
        }
    }
}
