package dev.firedrill.host;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The add-on in one instance: whether it is installed and enabled, and the secrets that the two have shared. Safe for
 * use by many threads.
 *
 * <p>A secret is minted, offered to the add-on in an {@code installed} callback, and acknowledged once the add-on has
 * answered well. If it never is, the former secret stays: what Atlassian's host does when an upgrade fails.
 */
public final class Installation {

    /** What the add-on is to the instance. */
    public enum State {
        /** It never was installed. */
        ABSENT,
        /** It is installed. */
        INSTALLED,
        /** It was installed once. */
        UNINSTALLED
    }

    /**
     * A shared secret.
     *
     * @param generation its place among the instance's secrets, from 1
     * @param value 64 letters and digits, which sign as their UTF-8 bytes
     */
    public record Secret(int generation, String value) {

        /** Names the generation and keeps the value back. */
        @Override
        public String toString() {
            return "Secret[generation=" + generation + "]";
        }
    }

    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SECRET_LENGTH = 64;

    private final List<Secret> secrets = new ArrayList<>();
    private final Set<Secret> acknowledged = new HashSet<>();
    private State state = State.ABSENT;
    private boolean enabled;
    private @Nullable Secret current;
    private @Nullable Secret replaced;

    Installation() {}

    /** What the add-on is to the instance now. */
    public synchronized State state() {
        return state;
    }

    /** Whether the add-on is installed and switched on. */
    public synchronized boolean enabled() {
        return enabled;
    }

    /**
     * The newest acknowledged secret. It outlives an uninstallation, because the callbacks that follow are signed with
     * it.
     */
    public synchronized Optional<Secret> current() {
        return Optional.ofNullable(current);
    }

    /** The secret that was acknowledged before the current one. */
    public synchronized Optional<Secret> replaced() {
        return Optional.ofNullable(replaced);
    }

    /** The secrets that were acknowledged once, and that a later acknowledged one replaced; oldest first. */
    public synchronized List<Secret> former() {
        return secrets.stream()
                .filter(secret -> acknowledged.contains(secret) && !secret.equals(current))
                .toList();
    }

    /** Every secret that was minted, acknowledged or not, oldest first. */
    public synchronized List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    /** A new secret to offer to the add-on. The host takes it only when it was acknowledged. */
    public synchronized Secret mint() {
        var secret = new Secret(secrets.size() + 1, randomText());
        secrets.add(secret);
        return secret;
    }

    /**
     * The add-on took this secret: it is current from now on, and the add-on is installed. Acknowledging the current
     * secret again, as after an update of the descriptor, replaces nothing.
     */
    public synchronized void acknowledge(Secret secret) {
        if (!secret.equals(current)) {
            replaced = current;
            current = secret;
        }
        acknowledged.add(secret);
        state = State.INSTALLED;
    }

    synchronized boolean wasAcknowledged(Secret secret) {
        return acknowledged.contains(secret);
    }

    /**
     * Switches the add-on on or off.
     *
     * @throws IllegalStateException when it is to be switched on and is not installed
     */
    public synchronized void enable(boolean on) {
        if (on && state != State.INSTALLED) {
            throw new IllegalStateException("An add-on that is " + state + " cannot be enabled.");
        }
        enabled = on;
    }

    /** The add-on is no longer installed, and not enabled. */
    public synchronized void uninstall() {
        state = State.UNINSTALLED;
        enabled = false;
    }

    /** A secret that no add-on was ever offered. */
    public static String nobodysSecret() {
        return randomText();
    }

    private static String randomText() {
        var text = new StringBuilder(SECRET_LENGTH);
        for (int i = 0; i < SECRET_LENGTH; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
