package dev.firedrill.launch;

import dev.firedrill.time.RunClock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of runs: when, to the millisecond, and with which seed. */
final class RunId {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunId() {}

    static String of(long seed) {
        return FORM.format(RunClock.start().started()) + "-" + Long.toUnsignedString(seed, Character.MAX_RADIX);
    }
}
