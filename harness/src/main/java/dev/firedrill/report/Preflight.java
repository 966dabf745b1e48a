package dev.firedrill.report;

import dev.firedrill.history.Fact;
import java.util.List;

/**
 * What was found out before anything was disturbed.
 *
 * @param installs whether the add-on acknowledged a good install
 * @param accessTarget the page or backend call at which access is probed; empty when none was found
 * @param tellsGoodFromGarbage whether that target answers a good token and garbage differently
 * @param stimuli what makes the add-on call the host
 * @param unmatched what the add-on asked for and the host does not have
 * @param inapplicable the ids of the scenarios that do not concern this add-on
 * @param unlocks the scenarios that cannot judge this add-on yet
 * @param sharper the scenarios that could judge more of it
 */
public record Preflight(
        boolean installs,
        String accessTarget,
        boolean tellsGoodFromGarbage,
        List<Fact.StimulusFound> stimuli,
        List<Unmatched> unmatched,
        List<String> inapplicable,
        List<Unlock> unlocks,
        List<Unlock> sharper,
        List<String> warnings) {

    public Preflight {
        stimuli = List.copyOf(stimuli);
        unmatched = List.copyOf(unmatched);
        inapplicable = List.copyOf(inapplicable);
        unlocks = List.copyOf(unlocks);
        sharper = List.copyOf(sharper);
        warnings = List.copyOf(warnings);
    }

    /** Whether a scenario can judge this add-on as it is configured. */
    boolean canJudge(String id) {
        return !inapplicable.contains(id)
                && unlocks.stream().noneMatch(unlock -> unlock.ids().contains(id));
    }

    /** Whether users at this target see what the access probe found, in words. */
    String access() {
        if (accessTarget.isEmpty()) {
            return "no page or backend call was found at which access can be probed";
        }
        return accessTarget
                + (tellsGoodFromGarbage
                        ? " tells a good token from garbage"
                        : " answers a good token and garbage alike, so nothing that asks who may enter can be judged");
    }
}
