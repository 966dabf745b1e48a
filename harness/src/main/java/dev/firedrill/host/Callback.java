package dev.firedrill.host;

import dev.firedrill.connect.LifecycleEvent;
import dev.firedrill.connect.LifecyclePayload;
import org.jspecify.annotations.Nullable;

/**
 * A callback that is ready to leave.
 *
 * @param phrase what vouches for it
 * @param forged whether the add-on has to refuse it
 * @param authorization the Authorization header; null for none
 */
record Callback(
        Instance instance,
        LifecycleEvent event,
        String phrase,
        boolean forged,
        @Nullable String authorization,
        LifecyclePayload payload) {

    /** Keeps the token and the secret back. */
    @Override
    public String toString() {
        return "Callback[" + event.key() + " of " + instance + "]";
    }
}
