package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;

/** The HTTP client as it comes, which has no timeout: whoever opens a page waits as long as the host is silent. */
final class WaitsForEver implements Parts {

    @Override
    public HostClient host() {
        return Calls.within(Calls.FOR_EVER);
    }
}
