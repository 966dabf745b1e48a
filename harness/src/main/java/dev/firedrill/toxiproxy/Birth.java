package dev.firedrill.toxiproxy;

/** What a stage begins with. */
record Birth(Dice dice, long now, Semantics semantics) {

    boolean compat() {
        return semantics == Semantics.COMPAT;
    }
}
