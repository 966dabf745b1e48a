package dev.firedrill.connect;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be wrong with the lifecycle callbacks of a descriptor. */
final class LifecycleLint {
    private static final JsonPointer POINTER = JsonPointer.compile("/lifecycle");
    private static final String DATA_RESIDENCY = "dare-migration";
    private static final Set<String> CALLBACKS = Stream.concat(
                    Arrays.stream(LifecycleEvent.values()).map(LifecycleEvent::key), Stream.of(DATA_RESIDENCY))
            .collect(Collectors.toUnmodifiableSet());

    private LifecycleLint() {}

    static void lint(JsonNode descriptor, Findings findings) {
        JsonNode lifecycle = descriptor.path("lifecycle");
        if (!lifecycle.isMissingNode() && !lifecycle.isObject()) {
            findings.error(
                    POINTER, "The lifecycle must be an object of callbacks, and is " + DescriptorLint.shown(lifecycle));
            return;
        }
        if (!lifecycle.has("installed") && usesSecret(descriptor)) {
            findings.warning(
                    POINTER,
                    "With authentication 'jwt' the add-on needs a lifecycle callback 'installed': without it, "
                            + "no host can hand over the shared secret");
        }
        boolean slashGiven = descriptor.path("baseUrl").asText().endsWith("/");
        lifecycle.properties().forEach(callback -> {
            JsonPointer pointer = POINTER.appendProperty(callback.getKey());
            if (CALLBACKS.contains(callback.getKey())) {
                wrong(callback.getValue(), slashGiven)
                        .ifPresent(what -> findings.error(pointer, "The callback '" + callback.getKey() + "' " + what));
            } else {
                findings.warning(
                        pointer, "No host knows a callback '" + callback.getKey() + "', so none will ever call it");
            }
        });
    }

    private static boolean usesSecret(JsonNode descriptor) {
        return descriptor.path("authentication").path("type").asText().equalsIgnoreCase("jwt");
    }

    private static Optional<String> wrong(JsonNode path, boolean slashGiven) {
        String shown = DescriptorLint.shown(path);
        if (!path.isTextual()) {
            return Optional.of("must be a path below the base URL, and is " + shown);
        }
        if (ModuleNode.isAbsolute(path.textValue())) {
            return Optional.of("must be relative to the base URL, and is " + shown + ". Leave out scheme and host");
        }
        if (!BaseUrlLint.isUri(path.textValue())) {
            return Optional.of("is not a path: percent-encode what may not stand in " + shown);
        }
        if (!slashGiven && !path.textValue().startsWith("/")) {
            return Optional.of(
                    "must begin with a slash, because it is written right behind the base URL: it is " + shown);
        }
        return Optional.empty();
    }
}
