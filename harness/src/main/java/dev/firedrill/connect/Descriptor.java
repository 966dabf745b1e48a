package dev.firedrill.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an add-on tells a host about itself: its {@code atlassian-connect.json}, as far as a host acts on it.
 *
 * @param key the add-on's key: the issuer of its tokens
 * @param name the name that people see; the key if it has none
 * @param baseUrl the prefix of every URL in the descriptor, as written: also the audience of a signed install
 * @param authentication whether the add-on is handed a secret
 * @param lifecycle the callbacks that it wants, as written: relative to the base URL
 * @param pages the modules whose URL a host loads for its users
 * @param webhooks the webhooks that it declares
 * @param scopes the scopes that it requests, as written
 * @param enableLicensing whether it is sold, so that pages carry its licence status
 * @param signedInstall whether it has opted into RS256 for installs; hosts of today sign so in any case
 * @param contextQsh whether it wants {@link Qsh#CONTEXT} in context tokens
 * @param apiVersion the vendor's own major version, 1 by default
 * @param products the products that its modules are made for, by their types, places and events; Jira when nothing
 *     hints
 */
public record Descriptor(
        String key,
        String name,
        URI baseUrl,
        Authentication authentication,
        Map<LifecycleEvent, String> lifecycle,
        List<PageModule> pages,
        List<WebhookModule> webhooks,
        Set<String> scopes,
        boolean enableLicensing,
        boolean signedInstall,
        boolean contextQsh,
        int apiVersion,
        Set<Product> products) {

    /** How an add-on and its hosts authenticate each other. */
    public enum Authentication {
        /** By a shared secret that is handed over at the install. */
        JWT,
        /** Not at all. */
        NONE
    }

    public Descriptor {
        Map<LifecycleEvent, String> callbacks = new EnumMap<>(LifecycleEvent.class);
        callbacks.putAll(lifecycle);
        lifecycle = Collections.unmodifiableMap(callbacks);
        pages = List.copyOf(pages);
        webhooks = List.copyOf(webhooks);
        scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
        products = Collections.unmodifiableSet(new LinkedHashSet<>(products));
    }

    /**
     * Reads a descriptor as a host does.
     *
     * @throws InvalidDescriptorException with every error that {@link DescriptorLint} finds: a host would refuse the
     *     install
     */
    public static Descriptor parse(String json) throws InvalidDescriptorException {
        List<DescriptorProblem> errors = DescriptorLint.lint(json).stream()
                .filter(problem -> problem.severity() == DescriptorProblem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidDescriptorException(errors);
        }
        try {
            return of(Json.read(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The lint has read this document before", e);
        }
    }

    /**
     * Where a lifecycle callback goes, or empty if the descriptor does not name it: base URL and path written one after
     * the other, as hosts do.
     */
    public Optional<URI> callback(LifecycleEvent event) {
        return Optional.ofNullable(lifecycle.get(event)).map(path -> URI.create(baseUrl + path));
    }

    /**
     * The full URL of a module.
     *
     * @param moduleUrl a URL relative to the base URL, with its variables already replaced
     * @throws IllegalArgumentException if a variable is left, or the result is not a URL
     */
    public URI url(String moduleUrl) {
        boolean joined = moduleUrl.isEmpty()
                || moduleUrl.startsWith("/")
                || baseUrl.toString().endsWith("/");
        return URI.create(baseUrl + (joined ? "" : "/") + moduleUrl);
    }

    /**
     * The path of the base URL without a trailing slash, empty if it has none: what is not part of a {@link Qsh} on the
     * way to the add-on.
     */
    public String basePath() {
        String path = baseUrl.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Descriptor of(JsonNode json) {
        List<ModuleNode> modules = ModuleNode.allOf(json);
        String key = json.path("key").asText();
        JsonNode migrations = json.path("apiMigrations");
        return new Descriptor(
                key,
                json.path("name").asText(key),
                URI.create(json.path("baseUrl").asText()),
                authentication(json),
                lifecycle(json),
                modules.stream()
                        .filter(ModuleNode::page)
                        .map(ModuleNode::toPage)
                        .toList(),
                modules.stream()
                        .filter(ModuleNode::webhook)
                        .map(ModuleNode::toWebhook)
                        .toList(),
                scopes(json),
                json.path("enableLicensing").asBoolean(false),
                migrations.path("signed-install").asBoolean(false),
                migrations.path("context-qsh").asBoolean(false),
                json.path("apiVersion").asInt(1),
                ProductHints.of(modules));
    }

    private static Authentication authentication(JsonNode json) {
        String type = json.path("authentication").path("type").asText();
        return Authentication.valueOf(type.toUpperCase(Locale.ROOT));
    }

    private static Map<LifecycleEvent, String> lifecycle(JsonNode json) {
        Map<LifecycleEvent, String> lifecycle = new EnumMap<>(LifecycleEvent.class);
        for (LifecycleEvent event : LifecycleEvent.values()) {
            JsonNode path = json.path("lifecycle").path(event.key());
            if (path.isTextual()) {
                lifecycle.put(event, path.textValue());
            }
        }
        return lifecycle;
    }

    private static Set<String> scopes(JsonNode json) {
        Set<String> scopes = new LinkedHashSet<>();
        json.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }
}
