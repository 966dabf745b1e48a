package dev.firedrill.stage;

import dev.firedrill.fault.Fault;
import dev.firedrill.fault.KeyTrouble;

/** One tenant of the host, and the add-on's installation in it. Every callback is sent and its answer recorded. */
public interface Tenant {

    /** The scenario's name for it. */
    String name();

    /** Installs: descriptor, signed {@code installed}, and {@code enabled} when that was acknowledged. */
    void install();

    /** Installs like {@link #install()}, and tells whether that was acknowledged; when it was not, the play goes on. */
    boolean tryInstall();

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

    /** Sends an {@code installed} whose key cannot be had, because the key server is in this trouble. */
    void installUnder(KeyTrouble trouble);

    /** Uninstalls, and says {@code disabled} beside {@code uninstalled}, a few milliseconds apart. */
    void uninstallBesideDisabled(Order order);

    /** Says {@code disabled} when nothing is installed any more, without a token. */
    void disableLate();

    /** Gives the add-on in this tenant another licence. The add-on is not told. */
    void license(Licence licence);

    /**
     * Suffers this fault from now on, until it is healed, at the latest when the scenario ends.
     *
     * @throws UnsupportedOperationException for a {@link Fault.OnLink} on the way to an add-on to which there can be no
     *     link; the scenario is then inconclusive
     */
    void suffer(Fault fault);

    /** Heals every fault that it suffers. */
    void heal();

    /** Which of two callbacks leaves first. */
    enum Order {
        /** {@code disabled}, as an administrator does it. */
        DISABLED_FIRST,
        /** {@code uninstalled}, as queues may have it. */
        UNINSTALLED_FIRST
    }
}
