package dev.firedrill.sample.atlassian;

import com.nimbusds.jwt.SignedJWT;

/** Checks the signature, and nothing else, of the token of an installation callback. */
public interface InstallSignatures {

    /**
     * Returns only if the signature is good.
     *
     * @throws TokenRefused if the signature is not Atlassian's
     * @throws KeyServerDown if that cannot be told now
     */
    void check(SignedJWT token);
}
