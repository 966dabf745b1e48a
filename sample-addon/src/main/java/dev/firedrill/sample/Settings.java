package dev.firedrill.sample;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What differs from one place to run at to the next.
 *
 * @param baseUrl where hosts and browsers reach the add-on, without a trailing slash
 * @param installKeysUrl where Atlassian's public keys are
 * @param data the folder of the database
 * @param refreshPeriod the time between two background calls to the same host
 */
public record Settings(int port, String baseUrl, String installKeysUrl, Path data, Duration refreshPeriod) {

    public Settings {
        baseUrl = withoutTrailingSlash(baseUrl);
        installKeysUrl = withoutTrailingSlash(installKeysUrl);
    }

    public static Settings of(Map<String, String> environment) {
        int port = port(environment.getOrDefault("PORT", "3000"));
        return new Settings(
                port,
                environment.getOrDefault("AC_LOCAL_BASE_URL", "http://localhost:" + port),
                environment.getOrDefault("CONNECT_KEYS_CDN_URL", "https://connect-install-keys.atlassian.com"),
                Path.of(environment.getOrDefault("ADDON_DATA", "data")),
                Duration.ofSeconds(30));
    }

    /** Empty for a base URL that is a server's root. */
    String basePath() {
        return URI.create(baseUrl).getRawPath();
    }

    public boolean isOurBaseUrl(String url) {
        return withoutTrailingSlash(url).equals(baseUrl);
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("PORT must be a number, but is '%s'.".formatted(text), e);
        }
    }

    private static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
