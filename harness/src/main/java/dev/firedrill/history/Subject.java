package dev.firedrill.history;

import java.util.Set;

/**
 * The add-on under test as its descriptor and configuration describe it; applicability is decided from this alone.
 *
 * @param authenticates whether it takes part in the signed protocol
 * @param callbacks the lifecycle callbacks that its descriptor names
 * @param webhooks the events that its descriptor subscribes to
 * @param licensed whether it asks for licensing
 * @param restartable whether the harness can stop and start it
 * @param declared what its team says about it besides
 */
public record Subject(
        String key,
        String name,
        String baseUrl,
        String product,
        boolean authenticates,
        Set<String> callbacks,
        int pages,
        Set<String> webhooks,
        boolean licensed,
        boolean restartable,
        Declared declared) {

    /**
     * What only the add-on's team can say.
     *
     * @param texts whether it says how users store texts in it and read them
     * @param effects whether it says where the effect of a webhook can be read
     * @param restriction whether it says which text those see who have no licence
     * @param background whether it says how often the add-on calls by itself
     * @param clock whether it says how the add-on's clock can be moved
     */
    public record Declared(boolean texts, boolean effects, boolean restriction, boolean background, boolean clock) {

        /** Nothing is. */
        public static Declared nothing() {
            return new Declared(false, false, false, false, false);
        }
    }
}
