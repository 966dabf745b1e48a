package dev.firedrill.matrix;

/**
 * How much longer work takes on this machine than it would alone: 1 while a core is free for whoever wants one, 2 while
 * each is shared by two.
 */
interface MachineLoad {

    /** More than this, and runs come in each other's way. */
    double BUSY = 2.5;

    /** How many times longer work took lately. */
    double now();

    /** The mean since last asked. */
    double mean();

    /** Waits until a core is free; a machine that stays busy is not awaited for ever. */
    void awaitQuiet();
}
