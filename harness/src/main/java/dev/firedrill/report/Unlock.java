package dev.firedrill.report;

import java.util.List;

/**
 * Scenarios that cannot judge the add-on yet, and what would let them.
 *
 * @param why as a clause: "no stimulus makes the add-on call the host"
 * @param yaml the lines for {@code firedrill.yaml}; empty when no configuration helps
 */
public record Unlock(List<String> ids, String why, String yaml) {

    public Unlock {
        ids = List.copyOf(ids);
    }
}
