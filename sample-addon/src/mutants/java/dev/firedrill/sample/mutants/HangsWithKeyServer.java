package dev.firedrill.sample.mutants;

import dev.firedrill.sample.Parts;
import dev.firedrill.sample.Settings;
import dev.firedrill.sample.atlassian.InstallKeyServer;
import dev.firedrill.sample.atlassian.InstallVerifier;
import dev.firedrill.sample.atlassian.RsaInstallSignatures;
import dev.firedrill.sample.atlassian.SignedInstallVerifier;
import java.time.Clock;

/** Fetches the key without a timeout: an install waits until its host has long given up. */
final class HangsWithKeyServer implements Parts {

    @Override
    public InstallVerifier installVerifier(Settings settings) {
        InstallKeyServer keys = new InstallKeyServer(settings.installKeysUrl(), Calls.FOR_EVER);
        return new SignedInstallVerifier(new RsaInstallSignatures(keys), settings::isOurBaseUrl, Clock.systemUTC());
    }
}
