package dev.firedrill.host;

/** Whom a front door belongs to. */
sealed interface Occupancy {

    /** Who is there, or was there last. */
    Instance instance();

    /** An instance answers here. */
    record Serves(Instance instance) implements Occupancy {}

    /** The instance that answered here has moved away. */
    record Vacated(Instance instance) implements Occupancy {}
}
