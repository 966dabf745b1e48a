package dev.firedrill.addon;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment that lets unmodified frameworks work with a simulated host. */
public final class AddonEnvironment {

    private static final List<String> KNOWN_HOSTS = List.of("127.*.*.*", "localhost", "*.atlassian.net");

    private AddonEnvironment() {}

    /**
     * The variables to set for an add-on.
     *
     * @param keysUrl base URL of the run's install-key server
     * @param baseUrl the add-on's own base URL
     */
    public static Map<String, String> of(String keysUrl, URI baseUrl) {
        return of(keysUrl, baseUrl, List.of());
    }

    /**
     * The same for an add-on that knows hosts under further names.
     *
     * @param hosts names besides {@code localhost}, 127.x.y.z and those of {@code atlassian.net}
     */
    public static Map<String, String> of(String keysUrl, URI baseUrl, List<String> hosts) {
        var environment = new LinkedHashMap<String, String>();
        // atlassian-connect-express
        environment.put("CONNECT_KEYS_CDN_URL", keysUrl);
        environment.put("AC_LOCAL_BASE_URL", baseUrl.toString());
        environment.put(
                "AC_HOST_WHITELIST",
                Stream.concat(KNOWN_HOSTS.stream(), hosts.stream()).collect(Collectors.joining(",")));
        // atlassian-connect-spring-boot
        environment.put("ATLASSIAN_CONNECT_PUBLIC_KEY_BASE_URL", keysUrl);
        environment.put("ADDON_BASE_URL", baseUrl.toString());
        if (baseUrl.getPort() > 0) {
            environment.put("PORT", String.valueOf(baseUrl.getPort()));
            environment.put("SERVER_PORT", String.valueOf(baseUrl.getPort()));
        }
        return environment;
    }
}
