package dev.firedrill.addon;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment that lets unmodified frameworks work with a simulated host. */
public final class AddonEnvironment {

    private AddonEnvironment() {}

    /**
     * The variables to set for an add-on.
     *
     * @param keysUrl base URL of the run's install-key server
     * @param baseUrl the add-on's own base URL
     */
    public static Map<String, String> of(String keysUrl, URI baseUrl) {
        var environment = new LinkedHashMap<String, String>();
        // atlassian-connect-express
        environment.put("CONNECT_KEYS_CDN_URL", keysUrl);
        environment.put("AC_LOCAL_BASE_URL", baseUrl.toString());
        environment.put("AC_HOST_WHITELIST", "127.*.*.*,localhost,*.atlassian.net");
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
