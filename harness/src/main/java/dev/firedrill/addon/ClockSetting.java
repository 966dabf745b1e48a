package dev.firedrill.addon;

/** What the team says about how its add-on's clock can be moved. */
public sealed interface ClockSetting {

    /** It cannot. */
    record None() implements ClockSetting {}

    /** Under a library that tells the process another time: for a command that Firedrill starts, on Linux. */
    record Faketime() implements ClockSetting {}

    /**
     * By asking the add-on itself.
     *
     * @param path where, relative to the base URL
     */
    record Endpoint(String path) implements ClockSetting {}
}
