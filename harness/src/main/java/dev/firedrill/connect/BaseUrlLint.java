package dev.firedrill.connect;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be wrong with the base URL of a descriptor. */
final class BaseUrlLint {
    private static final JsonPointer POINTER = JsonPointer.compile("/baseUrl");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private BaseUrlLint() {}

    static void lint(JsonNode baseUrl, Findings findings) {
        Optional<URI> uri = parse(baseUrl.asText());
        if (!baseUrl.isTextual() || uri.isEmpty() || !usable(uri.get())) {
            findings.error(
                    POINTER,
                    "The base URL must be a full URL such as 'https://addon.example.com', without query or "
                            + "fragment, and is "
                            + DescriptorLint.shown(baseUrl));
            return;
        }
        if (scheme(uri.get()).equals("http") && !loopback(uri.get().getHost())) {
            findings.warning(
                    POINTER, "Hosts call only https outside development, and the base URL is '" + uri.get() + "'");
        }
        if (uri.get().toString().endsWith("/")) {
            findings.warning(
                    POINTER,
                    "The base URL '" + uri.get()
                            + "' ends in a slash, so callbacks get two in a row and some audience checks "
                            + "fail: remove it");
        }
    }

    static boolean isUri(String text) {
        return parse(text).isPresent();
    }

    private static boolean usable(URI uri) {
        return SCHEMES.contains(scheme(uri))
                && uri.getHost() != null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }

    private static boolean loopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
