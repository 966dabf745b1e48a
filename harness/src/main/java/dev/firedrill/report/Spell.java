package dev.firedrill.report;

import java.time.Duration;

/**
 * A time in which something was wrong on purpose.
 *
 * @param tenant whose; empty for the whole host, or the add-on itself
 * @param what as the fault describes itself
 * @param whose {@code host}, {@code network}, {@code add-on} or {@code planned}
 * @param from since the run's start
 * @param to when it was healed, or the end of what is known
 */
record Spell(String tenant, String what, String whose, Duration from, Duration to, boolean healed) {

    static final String ADD_ON = "add-on";

    boolean ofTheAddon() {
        return tenant.isEmpty() && whose.equals(ADD_ON);
    }

    Duration lasted() {
        return to.minus(from);
    }
}
