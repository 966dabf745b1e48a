package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.Settings;
import dev.firedrill.sample.atlassian.InstallVerifier;

/** Verification of {@code installed} was left out, as "there is no secret yet to verify it with". */
final class TrustsAnyInstall implements Parts {

    @Override
    public InstallVerifier installVerifier(Settings settings) {
        InstallVerifier sound = Parts.super.installVerifier(settings);
        return (request, clientKey) -> {
            if (!request.path().equals("/installed")) {
                sound.verify(request, clientKey);
            }
        };
    }
}
