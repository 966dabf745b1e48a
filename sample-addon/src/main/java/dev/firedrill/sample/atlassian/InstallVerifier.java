package dev.firedrill.sample.atlassian;

/** Tells genuine {@code installed} and {@code uninstalled} callbacks from forged ones. */
public interface InstallVerifier {

    /**
     * Returns only if Atlassian signed the request for the tenant with this client key.
     *
     * @throws TokenRefused if it did not
     * @throws KeyServerDown if that cannot be told now
     */
    void verify(SignedRequest request, String clientKey);
}
