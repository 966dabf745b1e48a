package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.atlassian.HostClient;

/** The issue panel came later, from somebody else, with a client of its own that has no timeout. */
final class OneEndpointWithoutTimeout implements Parts {

    @Override
    public HostClient host() {
        HostClient sound = Parts.super.host();
        HostClient endless = Calls.within(Calls.FOR_EVER);
        return (tenant, request) -> (Calls.readsIssue(request) ? endless : sound).fetch(tenant, request);
    }
}
