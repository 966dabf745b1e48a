package dev.firedrill.rehearsal;

import dev.firedrill.history.Bounds;
import dev.firedrill.network.ToxiproxySource;
import dev.firedrill.stage.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to rehearse and how.
 *
 * @param run the run's id
 * @param draws what is left to the seed
 * @param oneByOne whether scenarios are played one after the other instead of beside each other
 * @param bounds what is judged by; {@link Bounds#standard()} unless a test of the harness itself is in a hurry
 * @param keyServerPort the port of the install-key server; 0 for any
 * @param gateway how the add-on reaches Atlassian's names
 * @param toxiproxy who makes the links between the add-on and the host
 * @param mappings a folder of more REST resources; null for none
 * @param addonLog the file that takes the output of an add-on that is started
 * @param leftBehind the folder in which a run notes the tenants that a crash would leave
 * @param command how a person runs this again, for reports
 */
public record RunPlan(
        String run,
        Target target,
        List<Scenario> scenarios,
        Draws draws,
        boolean strict,
        boolean oneByOne,
        Bounds bounds,
        int keyServerPort,
        GatewayPlan gateway,
        ToxiproxySource toxiproxy,
        @Nullable Path mappings,
        Path addonLog,
        Path leftBehind,
        String command) {

    /** What fixes Firedrill's own decisions. */
    public long seed() {
        return draws.seed();
    }
}
