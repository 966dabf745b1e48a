package dev.firedrill.stage;

import java.time.Duration;

/** Tries doors with credentials beside two controls, and records what opened. */
public interface AccessProbe {

    /** One round with these credentials. */
    void tryOnce(Tenant tenant, Credential... credentials);

    /** Rounds until this credential opens, for at most this long. */
    void untilOpen(Tenant tenant, Credential credential, Duration atMost);

    /** Rounds until this credential is refused while the true one opens, for at most this long. */
    void untilRefused(Tenant tenant, Credential credential, Duration atMost);
}
