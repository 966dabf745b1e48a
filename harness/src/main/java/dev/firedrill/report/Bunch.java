package dev.firedrill.report;

import java.time.Duration;
import java.util.List;

/** Marks of one kind and tone in one lane that lie so close together that they are drawn as one; at least one. */
record Bunch(String lane, List<Sighting> members) {

    Bunch {
        members = List.copyOf(members);
    }

    Sighting first() {
        return members.get(0);
    }

    Sighting last() {
        return members.get(members.size() - 1);
    }

    boolean single() {
        return members.size() == 1;
    }

    Duration spans() {
        return last().at().minus(first().at());
    }
}
