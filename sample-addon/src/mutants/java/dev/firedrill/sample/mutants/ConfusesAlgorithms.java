package dev.firedrill.sample.mutants;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.firedrill.sample.Parts;
import dev.firedrill.sample.Settings;
import dev.firedrill.sample.atlassian.InstallKeyServer;
import dev.firedrill.sample.atlassian.InstallKeys;
import dev.firedrill.sample.atlassian.InstallSignatures;
import dev.firedrill.sample.atlassian.InstallVerifier;
import dev.firedrill.sample.atlassian.RsaInstallSignatures;
import dev.firedrill.sample.atlassian.SignedInstallVerifier;
import java.time.Clock;
import java.util.stream.Stream;

/**
 * Lets the token choose the algorithm, and gives the library the key as text: under HS256 the public key, which
 * everybody may fetch, becomes the secret.
 */
final class ConfusesAlgorithms implements Parts {

    @Override
    public InstallVerifier installVerifier(Settings settings) {
        InstallKeys keys = new InstallKeyServer(settings.installKeysUrl());
        InstallSignatures sound = new RsaInstallSignatures(keys);
        InstallSignatures confused = token -> {
            if (!isMac(token, keys)) {
                sound.check(token);
            }
        };
        return new SignedInstallVerifier(confused, settings::isOurBaseUrl, Clock.systemUTC());
    }

    private static boolean isMac(SignedJWT token, InstallKeys keys) {
        String keyId = token.getHeader().getKeyID();
        if (keyId == null || !JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())) {
            return false;
        }
        String pem = keys.pem(keyId);
        return Stream.of(pem, pem.strip()).anyMatch(secret -> isMac(token, secret));
    }

    private static boolean isMac(SignedJWT token, String secret) {
        try {
            return token.verify(new MACVerifier(secret.getBytes(UTF_8)));
        } catch (JOSEException e) {
            return false;
        }
    }
}
