package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;
import org.jspecify.annotations.Nullable;

/** An exception that nobody expected ends the process, as one in an event handler of Node does. */
final class DiesWithConnection implements Parts {

    @Override
    public HostClient host() {
        HostClient host = Parts.super.host();
        return (tenant, request) -> host.fetch(tenant, request).whenComplete((json, trouble) -> dieIfCut(trouble));
    }

    private static void dieIfCut(@Nullable Throwable trouble) {
        if (trouble != null && Troubles.isCut(trouble)) {
            Runtime.getRuntime().halt(1);
        }
    }
}
