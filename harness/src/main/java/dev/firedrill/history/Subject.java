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
        boolean restartable) {}
