package dev.firedrill.stage;

/** One tenant of the host, and the add-on's installation in it. Every callback is sent and its answer recorded. */
public interface Tenant {

    /** The scenario's name for it. */
    String name();

    /** Installs: descriptor, signed {@code installed}, and {@code enabled} when that was acknowledged. */
    void install();

    /** Sends the same {@code installed} once more. */
    void resendInstalled();

    /** Sends the same {@code installed} several times at once. */
    void resendInstalledAtOnce(int times);

    /** Gives it a new shared secret and tells the add-on. */
    void rotateSecret();

    /** Moves it to a new address and tells the add-on; the old address then refuses. */
    void rename();

    /** Moves it to an address that another tenant left. */
    void renameTo(Address former);

    /** Where it is now. */
    Address address();

    /** Removes the add-on; {@code uninstalled} is sent only when the descriptor names it. */
    void uninstall();

    /** Sends {@code uninstalled} once more, though nothing is installed. */
    void resendUninstalled();

    /** Installs again with a new secret, the tenant being the same. */
    void reinstall();

    /** Sends an {@code installed} that a sound add-on refuses. */
    void forgeInstalled(Forgery forgery);
}
