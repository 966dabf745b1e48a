package dev.firedrill.toxiproxy;

/** Lets bytes pass, and keeps from the other side that this one is gone. */
final class HalfOpenStage extends PassingStage<Toxic.HalfOpen> {

    HalfOpenStage(Toxic.HalfOpen toxic) {
        super(toxic);
    }

    @Override
    boolean endingMayPass(long now) {
        return false;
    }
}
