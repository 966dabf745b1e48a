package dev.firedrill.sample;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What differs from one place to run at to the next.
 *
 * @param host the address at which it listens: {@code localhost}, or in a container {@code 0.0.0.0}
 * @param baseUrl where hosts and browsers reach the add-on, without a trailing slash
 * @param installKeysUrl where Atlassian's public keys are
 * @param data the folder of the database
 * @param refreshPeriod the time between two background calls to the same host
 */
public record Settings(
        String host, int port, String baseUrl, String installKeysUrl, Path data, Duration refreshPeriod) {

    public Settings {
        baseUrl = withoutTrailingSlash(baseUrl);
        installKeysUrl = withoutTrailingSlash(installKeysUrl);
    }

    public static Settings of(Map<String, String> environment) {
        int port = number("PORT", environment.getOrDefault("PORT", "3000"));
        return new Settings(
                environment.getOrDefault("ADDON_HOST", "localhost"),
                port,
                environment.getOrDefault("AC_LOCAL_BASE_URL", "http://localhost:" + port),
                environment.getOrDefault("CONNECT_KEYS_CDN_URL", "https://connect-install-keys.atlassian.com"),
                Path.of(environment.getOrDefault("ADDON_DATA", "data")),
                Duration.ofSeconds(number("REFRESH_SECONDS", environment.getOrDefault("REFRESH_SECONDS", "30"))));
    }

    /** Empty for a base URL that is a server's root. */
    String basePath() {
        return URI.create(baseUrl).getRawPath();
    }

    public boolean isOurBaseUrl(String url) {
        return withoutTrailingSlash(url).equals(baseUrl);
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s must be a number, but is '%s'.".formatted(name, text), e);
        }
    }

    private static String withoutTrailingSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
