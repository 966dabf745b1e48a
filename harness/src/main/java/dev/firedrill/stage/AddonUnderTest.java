package dev.firedrill.stage;

import java.time.Duration;

/** The add-on as a whole, beyond any tenant. */
public interface AddonUnderTest {

    /** Kills its process and everything that it started, at once. */
    void kill();

    /** Starts it again, and returns when it answers. */
    void start();

    /** Asks it every second whether it is well, until the part of the scenario that is given has ended. */
    void watchHealthWhile(Runnable part);

    /** Whether its clock can be moved. */
    boolean clockMoves();

    /** Moves its clock forward; nothing happens where its clock cannot be moved. */
    void advanceClock(Duration by);
}
