package dev.firedrill.toxiproxy;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What one toxic does to the bytes of one direction of one connection: it holds chunks and lets them go in order. Lives
 * on its connection's event loop. A pipe asks it what may leave; a stage starts nothing by itself.
 */
abstract class Stage<T extends Toxic> implements Inlet {

    private final Deque<Chunk> held = new ArrayDeque<>();
    private T toxic;
    private long weight;
    private @Nullable Ending ending;
    private boolean endingPassed;

    Stage(T toxic) {
        this.toxic = toxic;
    }

    T toxic() {
        return toxic;
    }

    /** How many of the first chunk's bytes may leave now: none, some or all. */
    abstract int releasable(Chunk head, long now);

    /** Learns which bytes left, and when they count as having left. */
    void released(Chunk gone, long departure, long now) {}

    /** From when the next stage counts. */
    long countsFrom(Chunk head, long departure) {
        return departure;
    }

    /** When what {@link #releasable} allows counts as having left. */
    long departure(Chunk head, long now) {
        return now;
    }

    /** When the first chunk may leave, if only time keeps it. */
    long due(Chunk head) {
        return Ticks.NEVER;
    }

    /** The bytes after which nothing more should come in. */
    long capacity() {
        return Chunk.MOST_BYTES;
    }

    /** Whether the end may pass now. Asked when nothing is held. */
    boolean endingMayPass(long now) {
        return true;
    }

    /** When {@link #endingMayPass} or {@link #fate} change by time alone. */
    long alarm() {
        return Ticks.NEVER;
    }

    /** What it wants done to the connection now. */
    Fate fate(long now) {
        return Fate.GOES_ON;
    }

    /** What it wants done to the connection when it goes away. */
    Fate fateWhenRemoved() {
        return Fate.GOES_ON;
    }

    /** Whether it stays until it has done what it will do, though its toxic was removed. */
    boolean isInevitable() {
        return false;
    }

    /** As in the original, a stage that is disturbed lets go what it has in its hands. */
    void interrupted(Inlet next, long now) {
        Chunk head = held.peek();
        if (head != null) {
            next.accept(take(head, head.size()));
        }
    }

    /** Changes what it does from now on, also with what it holds. */
    @SuppressWarnings("unchecked") // an update cannot change a toxic's type
    final void become(Toxic changed, long now) {
        T old = toxic;
        toxic = (T) changed;
        changedFrom(old, now);
    }

    void changedFrom(T old, long now) {}

    @Override
    public boolean hasRoom() {
        return weight < capacity();
    }

    @Override
    public void accept(Chunk chunk) {
        if (ended()) {
            chunk.release();
        } else {
            held.add(chunk);
            weight += chunk.weight();
        }
    }

    @Override
    public void end(Ending how) {
        endNow(how);
    }

    final void endNow(Ending how) {
        if (how.follows(ending)) {
            ending = how;
            endingPassed = false;
        }
    }

    final boolean ended() {
        return ending != null;
    }

    final boolean holdsNothing() {
        return held.isEmpty();
    }

    final long weight() {
        return weight;
    }

    /** The next bytes that may leave; null when none may. */
    final @Nullable Chunk release(long now) {
        Chunk head = held.peek();
        int count = head == null ? 0 : releasable(head, now);
        if (head == null || count == 0) {
            return null;
        }
        long departure = departure(head, now);
        Chunk gone = take(head, count).leaving(countsFrom(head, departure));
        released(gone, departure, now);
        return gone;
    }

    private Chunk take(Chunk head, int count) {
        held.remove();
        weight -= head.weight();
        if (count == head.size()) {
            return head;
        }
        Chunk first = head.first(count);
        Chunk rest = head.rest(count);
        held.addFirst(rest);
        weight += rest.weight();
        return first;
    }

    /** Hands the end over if it may pass, and says whether it did. */
    final boolean passEnding(Inlet next, long now) {
        if (ending == null || endingPassed || !held.isEmpty() || !endingMayPass(now)) {
            return false;
        }
        endingPassed = true;
        next.end(ending);
        return true;
    }

    /** When to ask again, if nothing else happens before; in the past when something else is waited for. */
    final long wake() {
        Chunk head = held.peek();
        return Math.min(alarm(), head == null ? Ticks.NEVER : due(head));
    }

    /** Hands over everything at once, because this stage goes away. */
    final void empty(Inlet next) {
        held.forEach(next::accept);
        forget();
        if (ending != null && !endingPassed) {
            next.end(ending);
        }
    }

    /** Drops everything, because the connection goes away. */
    final void clear() {
        held.forEach(Chunk::release);
        forget();
    }

    private void forget() {
        held.clear();
        weight = 0;
    }
}
