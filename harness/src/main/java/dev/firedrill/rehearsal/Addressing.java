package dev.firedrill.rehearsal;

/** Under which kind of base URL the add-on knows the instances of a run. */
public enum Addressing {
    /** {@code http://127.x.y.z:port}: nothing stands between, and nothing has to be trusted. */
    LOOPBACK,
    /**
     * {@code https://<name>.atlassian.net}, reached through the gateway alone: for add-ons that insist on such names or
     * on TLS.
     */
    GATEWAY
}
