package dev.firedrill.connect;

import java.util.Locale;

/** What a host tells an add-on about its installation in a tenant. */
public enum LifecycleEvent {
<<<<<<< HEAD
    /** The add-on was installed or updated, the tenant's URL changed, or its secret was rotated. Carries the shared secret. */
=======
    /**
     * The add-on was installed or updated, the tenant's URL changed, or its secret was rotated. Carries the shared
     * secret.
     */
>>>>>>> connect
    INSTALLED,
    /** The installation may be used. Sent like a webhook: a failure aborts nothing. */
    ENABLED,
    /** The installation must not be used for now. Sent like a webhook: a failure aborts nothing. */
    DISABLED,
    /** The installation is gone; the add-on's answer changes nothing. */
    UNINSTALLED;

<<<<<<< HEAD
    /** The event's name in a descriptor's {@code lifecycle} and in a payload's {@code eventType}, such as {@code installed}. */
=======
    /**
     * The event's name in a descriptor's {@code lifecycle} and in a payload's {@code eventType}, such as
     * {@code installed}.
     */
>>>>>>> connect
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

<<<<<<< HEAD
    /** Whether the host signs this callback with its own RSA key (RS256) rather than with the tenant's shared secret (HS256). */
=======
    /**
     * Whether the host signs this callback with its own RSA key (RS256) rather than with the tenant's shared secret
     * (HS256).
     */
>>>>>>> connect
    public boolean asymmetric() {
        return this == INSTALLED || this == UNINSTALLED;
    }
}
