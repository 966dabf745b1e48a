package dev.firedrill.rehearsal;

import dev.firedrill.addon.ClockSetting;
import dev.firedrill.history.Bounds;
import dev.firedrill.network.ToxiproxySource;
import dev.firedrill.stage.Scenario;
import dev.firedrill.workload.Capabilities;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Plans of runs for tests. */
final class Plans {

    private Plans() {}

    /** A run against an add-on at this address, which this command starts, or none. */
    static RunPlan of(Path folder, URI descriptor, List<String> command, Scenario... scenarios) {
        var target = new Target(
                descriptor,
                command,
                null,
                folder,
                Map.of(),
                Duration.ofSeconds(60),
                null,
                false,
                null,
                Capabilities.unsaid(),
                null,
                new ClockSetting.None());
        return new RunPlan(
                "run7",
                target,
                List.of(scenarios),
                Draws.seeded(7),
                false,
                false,
                hurried(),
                0,
                new GatewayPlan(0, folder.resolve("gateway"), Addressing.LOOPBACK),
                new ToxiproxySource.Embedded(),
                null,
                folder.resolve("addon.log"),
                folder.resolve("left-behind"),
                "a test");
    }

    /** What is broken stays so, and need not be waited for. */
    private static Bounds hurried() {
        var standard = Bounds.standard();
        return new Bounds(
                standard.answer(),
                standard.promptAnswer(),
                standard.settledSoon(),
                standard.settled(),
                standard.oldSecret(),
                standard.renameGrace(),
                Duration.ofSeconds(1),
                standard.lateInstall(),
                standard.machineLag(),
                standard.live(),
                null);
    }
}
