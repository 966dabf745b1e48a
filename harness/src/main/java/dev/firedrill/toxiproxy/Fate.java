package dev.firedrill.toxiproxy;

/** What a stage wants done to its connection, at once. */
enum Fate {
    GOES_ON,
    CLOSES,
    IS_RESET
}
