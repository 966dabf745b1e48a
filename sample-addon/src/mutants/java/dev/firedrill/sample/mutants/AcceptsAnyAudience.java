package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.Settings;
import dev.firedrill.sample.atlassian.InstallKeyServer;
import dev.firedrill.sample.atlassian.InstallVerifier;
import dev.firedrill.sample.atlassian.RsaInstallSignatures;
import dev.firedrill.sample.atlassian.SignedInstallVerifier;
import java.time.Clock;

/** The audience was switched off when it failed behind a proxy: the owner of any other add-on can forge installs. */
final class AcceptsAnyAudience implements Parts {

    @Override
    public InstallVerifier installVerifier(Settings settings) {
        InstallKeyServer keys = new InstallKeyServer(settings.installKeysUrl());
        return new SignedInstallVerifier(new RsaInstallSignatures(keys), audience -> true, Clock.systemUTC());
    }
}
