package dev.firedrill.rehearsal;

import dev.firedrill.addon.AddonClock;
import dev.firedrill.addon.ClockSetting;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient;
import dev.firedrill.host.AddonClient.Request;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The add-on's clock, as the team declares it. */
final class Clocks {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Clocks() {}

    /** The clock that is there before the add-on's process, which must be started under it. */
    static AddonClock ofProcess(RunPlan plan, History history) {
        if (!(plan.target().clock() instanceof ClockSetting.Faketime)) {
            return new AddonClock.None();
        }
        if (plan.target().image() != null) {
            return AddonClock.stands(
                    "faketime was asked for, and it does not reach into a container; 'clock: {advance: /a/path}' would",
                    history);
        }
        Path log = plan.addonLog();
        return plan.target().started()
                ? AddonClock.faketime(log.resolveSibling(log.getFileName() + ".clock"), history)
                : AddonClock.stands("faketime was asked for, and Firedrill does not start this add-on", history);
    }

    /** The clock that the add-on itself moves; empty when it does not. */
    static Optional<AddonClock> of(Descriptor descriptor, ClockSetting setting, AddonClient client, History history) {
        if (!(setting instanceof ClockSetting.Endpoint endpoint)) {
            return Optional.empty();
        }
        URI uri = descriptor.url(endpoint.path());
        return Optional.of(AddonClock.endpoint(
                json -> client.send(Request.post(uri, null, json), DEADLINE).answer(), history));
    }
}
