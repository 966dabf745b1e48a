package dev.firedrill.addon;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A proxy through which an add-on is to reach what it knows under Atlassian's names, and what lets the add-on trust the
 * certificates that it meets there.
 *
 * @param url of the proxy
 * @param certificate an authority to trust besides those that are known anyway, in PEM
 * @param bundle every authority to trust, in PEM
 * @param trustStore every authority to trust, as PKCS12
 * @param password of the trust store
 */
public record ForwardProxy(URI url, Path certificate, Path bundle, Path trustStore, String password) {

    private static final String NO_PROXY = "NO_PROXY";
    private static final String SMALL_NO_PROXY = "no_proxy";
    private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";
    private static final Set<String> JOINED = Set.of(NO_PROXY, SMALL_NO_PROXY, JVM_OPTIONS);

    /** Clients read these differently: most know no ranges, and some no address but as it is written. */
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1", "127.0.0.0/8");

    private static final List<String> LOOPBACK_FOR_JVM = List.of("localhost", "127.*", "[::1]");

    /**
     * The variables that send an add-on's TLS through the proxy. Options for the JVM and names that are reached without
     * a proxy come besides those that there are.
     *
     * @param inherited the environment in which the add-on is started
     * @param wanted what its team wants in it, which goes before everything else
     */
    public Map<String, String> environment(Map<String, String> inherited, Map<String, String> wanted) {
        var before = new LinkedHashMap<>(inherited);
        before.putAll(wanted);
        var environment = through(before);
        wanted.forEach((name, value) -> {
            if (!JOINED.contains(name)) {
                environment.put(name, value);
            }
        });
        return environment;
    }

    private Map<String, String> through(Map<String, String> before) {
        List<String> direct = direct(before);
        var environment = new LinkedHashMap<String, String>();
        environment.put("HTTPS_PROXY", url.toString());
        environment.put("https_proxy", url.toString());
        environment.put(NO_PROXY, noProxy(direct));
        environment.put(SMALL_NO_PROXY, noProxy(direct));
        // Node: its own authorities stay; newer ones use a proxy only when told to.
        environment.put("NODE_EXTRA_CA_CERTS", certificate.toString());
        environment.put("NODE_USE_ENV_PROXY", "1");
        // OpenSSL, so Ruby, Go and others; Python's requests.
        environment.put("SSL_CERT_FILE", bundle.toString());
        environment.put("REQUESTS_CA_BUNDLE", bundle.toString());
        environment.put(JVM_OPTIONS, jvmOptions(before.getOrDefault(JVM_OPTIONS, ""), direct));
        return environment;
    }

    /** What listens beside the proxy is reached without it, whatever its machine is called. */
    private List<String> direct(Map<String, String> before) {
        String names = before.getOrDefault(NO_PROXY, before.getOrDefault(SMALL_NO_PROXY, ""));
        return Stream.concat(Stream.of(url.getHost()), Stream.of(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !LOOPBACK.contains(name))
                .distinct()
                .toList();
    }

    private static String noProxy(List<String> direct) {
        return Stream.concat(LOOPBACK.stream(), direct.stream()).collect(Collectors.joining(","));
    }

    private String jvmOptions(String before, List<String> direct) {
        String options = Stream.of(
                        "-Dhttps.proxyHost=" + url.getHost(),
                        "-Dhttps.proxyPort=" + url.getPort(),
                        "-Dhttp.nonProxyHosts=" + nonProxyHosts(direct),
                        "-Djavax.net.ssl.trustStore=" + trustStore,
                        "-Djavax.net.ssl.trustStoreType=PKCS12",
                        "-Djavax.net.ssl.trustStorePassword=" + password)
                .map(ForwardProxy::quoted)
                .collect(Collectors.joining(" "));
        // Whoever has set what we printed, and asks again, must not get it twice.
        return before.endsWith(options) ? before : (before + " " + options).strip();
    }

    /** Where others write a domain with a dot before it, the JVM wants an asterisk; it knows no ranges. */
    private static String nonProxyHosts(List<String> direct) {
        var names = direct.stream()
                .filter(name -> !name.contains("/"))
                .map(name -> name.startsWith(".") ? "*" + name : name);
        return Stream.concat(LOOPBACK_FOR_JVM.stream(), names).collect(Collectors.joining("|"));
    }

    /** The JVM splits its options at blanks, but for those in quotes. */
    private static String quoted(String option) {
        return option.contains(" ") ? "\"" + option + "\"" : option;
    }
}
