package dev.firedrill.host;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Outage;
import dev.firedrill.history.Fact;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How an instance is: whether it is up, and what it suffers from. A fault is recorded before it takes effect and its
 * end after, so that whatever met it lies between the two. Changes come one after the other.
 */
final class Condition {

    private final Supplier<FrontDoor> door;
    private final Consumer<Fact> history;
    private final Disturbances disturbances;
    private final NetworkTroubles network;
    private final HoldingRoom room;
    private final Backlog backlog = new Backlog();

    Condition(
            Supplier<FrontDoor> door,
            WayToAddon way,
            Consumer<Fact> history,
            RunClock clock,
            ScheduledExecutorService timer) {
        this.door = door;
        this.network = new NetworkTroubles(door, way);
        this.history = history;
        this.disturbances = new Disturbances(clock);
        this.room = new HoldingRoom(timer);
    }

    Disturbances disturbances() {
        return disturbances;
    }

    HoldingRoom room() {
        return room;
    }

    boolean up() {
        return Disturbances.up(disturbances.power());
    }

    void suffer(Fault fault) {
        begin(fault);
        workOffWhenUp();
    }

    private synchronized void begin(Fault fault) {
        if (disturbances.inForce(fault)) {
            return;
        }
        network.require(fault);
        history.accept(Fact.FaultInjected.of(fault));
        Fault former = disturbances.power();
        room.begin(fault);
        disturbances.begin(fault);
        if (former != null && !disturbances.inForce(former)) {
            leave(former);
        }
        if (fault instanceof Fault.Down down) {
            goDown(door.get(), down.outage());
        } else if (fault instanceof Fault.OnLink trouble) {
            disturb(trouble);
        }
    }

    private void disturb(Fault.OnLink trouble) {
        try {
            network.begin(trouble);
        } catch (IOException e) {
            end(trouble);
            throw new UncheckedIOException(e);
        }
    }

    private static void goDown(FrontDoor door, Outage outage) {
        switch (outage) {
            case RESET -> door.reset();
            case REFUSED -> door.refuse();
            default -> {
                // Requests that are underway are finished.
            }
        }
    }

    private void leave(Fault fault) {
        if (fault instanceof Fault.Down down) {
            switch (down.outage()) {
                case REFUSED -> door.get().accept();
                case BLACK_HOLE -> door.get().reset();
                default -> {
                    // Nothing lasts beyond it.
                }
            }
        }
        history.accept(new Fact.FaultHealed(fault.describe()));
        room.end(fault);
    }

    void heal(Fault fault) {
        end(fault);
        workOffWhenUp();
    }

    /** Ends every fault, also when some cannot be ended. */
    void healAll() {
        RuntimeException trouble = null;
        for (Fault fault : disturbances.all()) {
            try {
                heal(fault);
            } catch (RuntimeException e) {
                trouble = e;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    private synchronized void end(Fault fault) {
        if (!disturbances.inForce(fault)) {
            return;
        }
        if (fault instanceof Fault.OnLink trouble) {
            calm(trouble);
        }
        disturbances.end(fault);
        leave(fault);
    }

    private void calm(Fault.OnLink trouble) {
        try {
            network.end(trouble);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The instance has moved: what was done to its former door is undone, and done to its new one. */
    synchronized void moved(FrontDoor former, FrontDoor now) {
        try {
            network.moved(former, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (disturbances.is(Outage.REFUSED)) {
            now.refuse();
            former.accept();
        } else if (disturbances.is(Outage.BLACK_HOLE)) {
            former.reset();
        }
    }

    void whenUp(Executor executor, Runnable task) {
        if (postponed(executor, task)) {
            return;
        }
        task.run();
    }

    private synchronized boolean postponed(Executor executor, Runnable task) {
        boolean down = !up();
        if (down) {
            backlog.add(executor, task);
        }
        return down;
    }

    private void workOffWhenUp() {
        if (up()) {
            backlog.workOff();
        }
    }

    /** What becomes of a request whose head has just arrived; a strike is recorded. */
    Treatment meet(WebRequest request) {
        Treatment treatment = disturbances.meet(request);
        Treatment.Strike strike = treatment.strike();
        if (strike != null) {
            history.accept(new Fact.FaultStruck(strike.fault().describe(), strike.occurrence()));
        }
        return treatment;
    }

    /** The fault that is seen by a connection which brings no request; null when there is none. */
    @Nullable
    Fault metByConnections() {
        Fault power = disturbances.power();
        return power instanceof Fault.Down ? power : disturbances.link();
    }
}
