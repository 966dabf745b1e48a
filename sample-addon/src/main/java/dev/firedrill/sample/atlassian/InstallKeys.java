package dev.firedrill.sample.atlassian;

/** The public keys with which Atlassian's signatures on installation callbacks are checked. */
public interface InstallKeys {

    /**
     * The key as PEM text.
     *
     * @throws TokenRefused if there is no such key
     * @throws KeyServerDown if that cannot be told now
     */
    String pem(String keyId);
}
