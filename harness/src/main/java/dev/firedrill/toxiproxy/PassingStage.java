package dev.firedrill.toxiproxy;

/** Lets bytes pass as they come. What it does to them or to their end, it does when it accepts them. */
abstract class PassingStage<T extends Toxic> extends Stage<T> {

    PassingStage(T toxic) {
        super(toxic);
    }

    @Override
    final int releasable(Chunk head, long now) {
        return head.size();
    }

    @Override
    final long departure(Chunk head, long now) {
        return head.since();
    }

    @Override
    void interrupted(Inlet next, long now) {}
}
