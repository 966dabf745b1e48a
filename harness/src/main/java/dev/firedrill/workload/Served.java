package dev.firedrill.workload;

import dev.firedrill.history.Answer;
import java.util.Set;

/**
 * How a stimulus was served.
 *
 * @param shown the tenants whose content the answer showed
 */
public record Served(Answer answer, Set<String> shown) {

    static Served without(Answer answer) {
        return new Served(answer, Set.of());
    }

    /** Whether it was served as on a good day, which means for some: with the tenant's content in it. */
    public boolean wellFor(String tenant, boolean showsContent) {
        return answer.well() && (!showsContent || shown.contains(tenant));
    }
}
