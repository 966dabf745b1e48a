package dev.firedrill.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one tenant's host suffers, and since when it suffers nothing. */
final class Troubles {

    private final Map<String, Duration> since = new HashMap<>();
    private @Nullable Duration well;

    void begin(String fault, Duration at) {
        since.put(fault, at);
    }

    /** How long it lasted. */
    Duration end(String fault, Duration at) {
        Duration began = since.remove(fault);
        well = at;
        return began == null ? Duration.ZERO : at.minus(began);
    }

    /** "1.2 s after its host was well"; empty while something lasts, and when nothing ever did, or not at that time. */
    String sinceWell(Duration failing, Duration at) {
        Duration healed = well;
        return !since.isEmpty() || healed == null || healed.compareTo(failing) < 0 || at.compareTo(healed) < 0
                ? ""
                : ", " + Prose.brief(at.minus(healed)) + " after its host was well";
    }
}
