package dev.firedrill.addon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardProxyTest {

    private static final Path FOLDER = Path.of("/tmp/a folder");

    private final ForwardProxy proxy = new ForwardProxy(
            URI.create("http://127.0.0.1:8463"),
            FOLDER.resolve("authority.pem"),
            FOLDER.resolve("authorities.pem"),
            FOLDER.resolve("authorities.p12"),
            "changeit");

    private Map<String, String> environment(Map<String, String> inherited) {
        return proxy.environment(inherited, Map.of());
    }

    @Test
    void every_client_finds_the_proxy_and_the_authority_where_it_looks() {
        assertThat(environment(Map.of()))
                .containsEntry("HTTPS_PROXY", "http://127.0.0.1:8463")
                .containsEntry("https_proxy", "http://127.0.0.1:8463")
                .containsEntry("NO_PROXY", "localhost,127.0.0.1,::1,127.0.0.0/8")
                .containsEntry("NODE_EXTRA_CA_CERTS", "/tmp/a folder/authority.pem")
                .containsEntry("NODE_USE_ENV_PROXY", "1")
                .containsEntry("SSL_CERT_FILE", "/tmp/a folder/authorities.pem")
                .containsEntry("REQUESTS_CA_BUNDLE", "/tmp/a folder/authorities.pem")
                .doesNotContainKeys("HTTP_PROXY", "http_proxy");
    }

    @Test
    void what_is_beside_a_proxy_elsewhere_is_reached_without_it() {
        Path there = Path.of("/trust");
        var elsewhere = new ForwardProxy(URI.create("http://host.docker.internal:8463"), there, there, there, "x");

        assertThat(elsewhere.environment(Map.of(), Map.of("NO_PROXY", "db")))
                .containsEntry("HTTPS_PROXY", "http://host.docker.internal:8463")
                .containsEntry("NO_PROXY", "localhost,127.0.0.1,::1,127.0.0.0/8,host.docker.internal,db")
                .hasEntrySatisfying(
                        "JAVA_TOOL_OPTIONS",
                        options -> assertThat(options)
                                .contains("-Dhttp.nonProxyHosts=localhost|127.*|[::1]|host.docker.internal|db"));
    }

    @Test
    void a_jvm_takes_the_options_as_they_are_meant() throws IOException {
        String said = properties(environment(Map.of("JAVA_TOOL_OPTIONS", "-Dmine=kept -Xshare:auto")));

        assertThat(said)
                .contains("mine = kept")
                .contains("https.proxyHost = 127.0.0.1")
                .contains("https.proxyPort = 8463")
                .contains("http.nonProxyHosts = localhost|127.*|[::1]\n")
                .contains("javax.net.ssl.trustStore = /tmp/a folder/authorities.p12");
    }

    private static String properties(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XshowSettings:properties",
                        "-version"))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void names_that_the_user_reaches_directly_stay_so() {
        Map<String, String> environment =
                environment(Map.of("NO_PROXY", "localhost, .corp.example,10.0.0.0/8 ,api.example"));

        assertThat(environment)
                .containsEntry("no_proxy", "localhost,127.0.0.1,::1,127.0.0.0/8,.corp.example,10.0.0.0/8,api.example");
        assertThat(environment.get("JAVA_TOOL_OPTIONS"))
                .contains("-Dhttp.nonProxyHosts=localhost|127.*|[::1]|*.corp.example|api.example ");
    }

    @Test
    void a_proxy_of_the_users_is_replaced() {
        assertThat(environment(Map.of("HTTPS_PROXY", "http://corp.example:3128")))
                .containsEntry("HTTPS_PROXY", "http://127.0.0.1:8463");
    }

    @Test
    void what_the_team_wants_goes_before_all_but_what_can_be_joined() {
        var wanted = Map.of("HTTPS_PROXY", "http://mine:1", "NO_PROXY", "api.example", "DEBUG", "1");

        assertThat(proxy.environment(Map.of("DEBUG", "0", "NO_PROXY", "other.example"), wanted))
                .containsEntry("HTTPS_PROXY", "http://mine:1")
                .containsEntry("DEBUG", "1")
                .containsEntry("NO_PROXY", "localhost,127.0.0.1,::1,127.0.0.0/8,api.example")
                .containsEntry("https_proxy", "http://127.0.0.1:8463");
    }

    @Test
    void what_is_set_already_is_not_set_twice() {
        Map<String, String> once = environment(Map.of());

        assertThat(environment(once)).isEqualTo(once);
    }
}
