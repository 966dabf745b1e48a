package dev.firedrill.host;

import java.time.Duration;

/** A tenant's licence, and the former one as long as the licence resource has not noticed. */
final class Subscription {

    private volatile State state = new State(Licence.ACTIVE, Licence.ACTIVE, Duration.ZERO);

    private record State(Licence now, Licence former, Duration noticed) {}

    Licence now() {
        return state.now();
    }

    /** Changes it; the licence resource follows when the run's clock says so. */
    synchronized void set(Licence licence, Duration noticed) {
        state = new State(licence, state.now(), noticed);
    }

    /** What the licence resource says at a moment of the run's clock. */
    Licence shownAt(Duration elapsed) {
        State current = state;
        return elapsed.compareTo(current.noticed()) < 0 ? current.former() : current.now();
    }
}
