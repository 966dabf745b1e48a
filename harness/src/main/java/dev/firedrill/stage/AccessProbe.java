package dev.firedrill.stage;

import java.time.Duration;

/** Tries doors with credentials beside two controls, and records what opened. Bounds are the run's own. */
public interface AccessProbe {

    /** One round with these credentials. */
    void tryOnce(Tenant tenant, Credential... credentials);

    /** Rounds until this credential opens, or until the bound is over in which it must have. */
    void untilOpen(Tenant tenant, Credential credential);

    /** Rounds until this credential is refused while the true one opens, or until the grace for it is over. */
    void untilRefused(Tenant tenant, Credential credential);

    /** Rounds until this credential is refused, whether or not the true one opens, or until the grace for it is over. */
    void untilKeptOut(Tenant tenant, Credential credential);

    /** Rounds for this long. */
    void keepTrying(Tenant tenant, Duration time, Credential... credentials);

    /** Rounds at once, and again, twice, when an add-on that initialises late must have done so. */
    void tryWhileForgeryMaySettle(Tenant tenant, Credential... credentials);
}
