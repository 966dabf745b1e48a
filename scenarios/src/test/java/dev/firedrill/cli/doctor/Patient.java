package dev.firedrill.cli.doctor;

import dev.firedrill.addon.ClockSetting;
import dev.firedrill.history.Bounds;
import dev.firedrill.network.ToxiproxySource;
import dev.firedrill.rehearsal.Addressing;
import dev.firedrill.rehearsal.Draws;
import dev.firedrill.rehearsal.GatewayPlan;
import dev.firedrill.rehearsal.RunPlan;
import dev.firedrill.rehearsal.Target;
import dev.firedrill.workload.Capabilities;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An add-on to be examined: one that runs already, unless it is said to be started. */
record Patient(
        String descriptor, List<String> command, @Nullable String image, ClockSetting clock) {

    static Patient at(String descriptor) {
        return new Patient(descriptor, List.of(), null, new ClockSetting.None());
    }

    Patient startedBy(String... command) {
        return new Patient(descriptor, List.of(command), image, clock);
    }

    Patient in(String image) {
        return new Patient(descriptor, command, image, clock);
    }

    Patient under(ClockSetting clock) {
        return new Patient(descriptor, command, image, clock);
    }

    Target target() {
        return new Target(
                URI.create(descriptor),
                command,
                image,
                Path.of(""),
                Map.of(),
                Duration.ZERO,
                null,
                false,
                null,
                Capabilities.unsaid(),
                null,
                clock);
    }

    RunPlan plan() {
        return new RunPlan(
                "doctor",
                target(),
                List.of(),
                Draws.seeded(1),
                false,
                false,
                Bounds.standard(),
                0,
                new GatewayPlan(0, Path.of(""), Addressing.LOOPBACK),
                new ToxiproxySource.Embedded(),
                null,
                Path.of(""),
                Path.of(""),
                "a test");
    }
}
