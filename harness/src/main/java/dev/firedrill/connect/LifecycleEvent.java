package dev.firedrill.connect;

import java.util.Locale;

/** What a host tells an add-on about its installation in a tenant. */
public enum LifecycleEvent {
    /**
     * The add-on was installed or updated, the tenant's URL changed, or its secret was rotated. Carries the shared
     * secret.
     */
    INSTALLED,
    /** The installation may be used. Sent like a webhook: a failure aborts nothing. */
    ENABLED,
    /** The installation must not be used for now. Sent like a webhook: a failure aborts nothing. */
    DISABLED,
    /** The installation is gone; the add-on's answer changes nothing. */
    UNINSTALLED;

    /**
     * The event's name in a descriptor's {@code lifecycle} and in a payload's {@code eventType}, such as
     * {@code installed}.
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the host signs this callback with its own RSA key (RS256) rather than with the tenant's shared secret
     * (HS256).
     */
    public boolean asymmetric() {
        return this == INSTALLED || this == UNINSTALLED;
    }
}
