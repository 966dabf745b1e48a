package dev.firedrill.connect;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The URL with which a host loads an add-on's page: a GET, with everything in the query. */
public final class PageRequest {
    private PageRequest() {}

    /**
     * The URL of a page with its token, {@code jwt}, as the last parameter.
     *
     * @param moduleUrl relative to the base URL, with its variables already replaced
     * @param signer makes the token from the hash over everything else, see {@link Qsh}
     */
    public static URI signed(
            Descriptor descriptor, String moduleUrl, PageParameters parameters, Function<String, String> signer) {
        URI unsigned = unsigned(descriptor, moduleUrl, parameters);
        String token = signer.apply(Qsh.of("GET", unsigned, descriptor.basePath()));
        return URI.create(unsigned + "&jwt=" + PercentEncoding.encode(token));
    }

    /** The URL of a page without a token: how an add-on without authentication is loaded, or a stranger tries it. */
    public static URI unsigned(Descriptor descriptor, String moduleUrl, PageParameters parameters) {
        String url = withoutFragment(moduleUrl);
        String separator = url.contains("?") ? "&" : "?";
        return descriptor.url(url + separator + query(descriptor, parameters));
    }

    // A fragment never leaves a browser, and in the middle of the URL it would swallow the query.
    private static String withoutFragment(String url) {
        int fragment = url.indexOf('#');
        return fragment < 0 ? url : url.substring(0, fragment);
    }

    private static String query(Descriptor descriptor, PageParameters parameters) {
        Map<String, String> query = new LinkedHashMap<>();
        PageParameters.Legacy legacy = parameters.legacy();
        if (legacy != null) {
            query.put("tz", legacy.timeZone());
            query.put("loc", legacy.locale());
            query.put("user_id", legacy.user().accountId());
            query.put("user_key", legacy.user().userKey());
        }
        query.put("xdm_e", parameters.hostOrigin());
        query.put("xdm_c", "channel-" + parameters.moduleKey());
        query.put("cp", parameters.product().contextPath());
        query.put("lic", descriptor.enableLicensing() && parameters.licensed() ? "active" : "none");
        query.put("cv", parameters.connectVersion());
        return query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + PercentEncoding.encode(parameter.getValue()))
                .collect(joining("&"));
    }
}
