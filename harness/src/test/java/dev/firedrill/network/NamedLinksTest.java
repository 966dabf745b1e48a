package dev.firedrill.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.Product;
import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenSigner;
import dev.firedrill.history.History;
import dev.firedrill.host.FrontDoor;
import dev.firedrill.host.Host;
import dev.firedrill.host.HostOptions;
import dev.firedrill.host.Instance;
import dev.firedrill.host.Links;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedLinksTest {

    private static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    @TempDir
    private Path temporary;

    private final History history = new History(RunClock.start());
    private Gateway gateway;
    private Links links;
    private Host host;

    @BeforeEach
    void open() throws IOException {
        gateway = Gateway.open(0, temporary.resolve("gateway"), history);
        links = gateway.naming(PlainLinks.create());
        host = Host.start(new HostOptions("run7", "example-addon", null), links, history);
    }

    @AfterEach
    void close() {
        host.close();
        links.close();
        gateway.close();
    }

    private Instance installed(Product product, String tenant) {
        Instance instance = host.open(product, tenant, "URL-01");
        instance.installation().acknowledge(instance.installation().mint());
        instance.installation().enable(true);
        return instance;
    }

    private int status(Instance signer, URI baseUrl, String path) throws Exception {
        URI url = URI.create(baseUrl + path);
        var claims = Claims.issuedBy("example-addon", history.clock().now(), Duration.ofMinutes(3))
                .withQsh(Qsh.of("GET", url, signer.product().contextPath()));
        String token = TokenSigner.hs256(
                claims, signer.installation().current().orElseThrow().value());
        HttpResponse<String> answer = client().send(
                        HttpRequest.newBuilder(url)
                                .header("Authorization", "JWT " + token)
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        BodyHandlers.ofString());
        return answer.statusCode();
    }

    private HttpClient client() throws Exception {
        KeyStore store = KeyStore.getInstance(gateway.trust().trustStore().toFile(), TrustFiles.PASSWORD.toCharArray());
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, factory.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port())))
                .sslContext(tls)
                .build();
    }

    @Test
    void an_instance_has_a_name_of_atlassians_and_answers_there() throws Exception {
        Instance acme = installed(Product.JIRA, "acme");

        assertThat(acme.baseUrl()).hasToString("https://firedrill-run7-acme-1.atlassian.net");
        assertThat(status(acme, acme.baseUrl(), "/rest/api/3/myself")).isEqualTo(200);
    }

    @Test
    void a_wiki_is_below_its_path() throws Exception {
        Instance wiki = installed(Product.CONFLUENCE, "wiki");

        assertThat(wiki.baseUrl()).hasToString("https://firedrill-run7-wiki-1.atlassian.net/wiki");
        assertThat(status(wiki, wiki.baseUrl(), "/rest/api/user/current")).isEqualTo(200);
    }

    @Test
    void a_renamed_instance_has_a_new_name_and_the_old_one_leads_to_the_vacated_door() throws Exception {
        Instance acme = installed(Product.JIRA, "acme");

        FrontDoor former = acme.relocate();

        assertThat(acme.baseUrl()).hasToString("https://firedrill-run7-acme-1-2.atlassian.net");
        assertThat(status(acme, acme.baseUrl(), "/rest/api/3/myself")).isEqualTo(200);
        assertThat(status(acme, former.baseUrl(), "/rest/api/3/myself")).isEqualTo(401);
    }

    @Test
    void a_vacated_name_can_become_another_tenants() throws Exception {
        Instance acme = installed(Product.JIRA, "acme");
        Instance globex = installed(Product.JIRA, "globex");
        FrontDoor former = acme.relocate();

        globex.relocateTo(former);

        assertThat(status(globex, former.baseUrl(), "/rest/api/3/myself")).isEqualTo(200);
    }

    @Test
    void no_two_links_have_one_name() throws IOException {
        var first = links.open("firedrill-run-x-1", NOWHERE).origin();
        var moved = links.open("firedrill-run-x-1", NOWHERE).origin();
        var other = links.open("firedrill-run-x-1-2", NOWHERE).origin();

        assertThat(new URI[] {first, moved, other}).doesNotHaveDuplicates();
    }

    @Test
    void a_name_is_short_enough_for_a_host_name_and_says_whose_it_is() throws IOException {
        String label = "firedrill-" + "r".repeat(22) + "-" + "t".repeat(22) + "-12345678";
        for (int i = 0; i < 20; i++) {
            String name = links.open(label, NOWHERE).origin().getHost();

            assertThat(name).startsWith("firedrill-r").contains("t-12345678").endsWith(".atlassian.net");
            assertThat(name.substring(0, name.indexOf('.')).length()).isLessThanOrEqualTo(63);
        }
    }

    @Test
    void a_closed_link_has_no_name_any_more() throws IOException {
        var link = links.open("acme", NOWHERE);
        String name = link.origin().getHost();
        assertThat(gateway.serves(name)).isTrue();

        link.close();

        assertThat(gateway.serves(name)).isFalse();
    }
}
