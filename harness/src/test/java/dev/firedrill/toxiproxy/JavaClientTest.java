package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import eu.rekawek.toxiproxy.model.toxic.Slicer;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** The Toxiproxy Java client, as people use it. */
@Isolated("It changes the default locale")
class JavaClientTest {

    private static final Locale LOCALE = Locale.getDefault();

    @RegisterExtension
    final Bench bench = new Bench();

    private ToxiproxyClient client;

    // The client spells types by the rules of the machine's language, in which some have an i without its dot.
    @BeforeAll
    static void speakNoTurkish() {
        Locale.setDefault(Locale.ROOT);
    }

    @AfterAll
    static void speakAsBefore() {
        Locale.setDefault(LOCALE);
    }

    @BeforeEach
    void connect() {
        client = new ToxiproxyClient(
                bench.target.control().getHostString(), bench.target.control().getPort());
    }

    private Proxy proxy(String name) throws IOException {
        return client.createProxy(name, "127.0.0.1:0", bench.upstreamAddress());
    }

    @Test
    void the_version_is_read() throws IOException {
        assertThat(client.version()).isEqualTo("{\"version\": \"2.12.0\"}");
    }

    @Test
    void proxies_are_created_listed_and_deleted() throws IOException {
        Proxy b = proxy("b");
        proxy("a");

        assertThat(client.getProxies()).extracting(Proxy::getName).containsExactly("a", "b");
        assertThat(client.getProxy("b").getListen()).isEqualTo(b.getListen()).startsWith("127.0.0.1:");
        assertThat(client.getProxyOrNull("c")).isNull();
        b.delete();
        assertThat(client.getProxies()).extracting(Proxy::getName).containsExactly("a");
    }

    @Test
    void an_error_names_its_status() throws IOException {
        proxy("p");

        assertThatThrownBy(() -> proxy("p")).isInstanceOf(IOException.class).hasMessage("[409] proxy already exists");
        assertThatThrownBy(() -> client.getProxy("q")).hasMessage("[404] proxy not found");
    }

    @Test
    void a_proxy_is_disabled_enabled_and_moved() throws IOException {
        Proxy p = proxy("p");
        String listen = p.getListen();

        p.disable();
        assertThat(p.isEnabled()).isFalse();
        p.enable();
        assertThat(p.getListen()).isEqualTo(listen);
        p.setUpstream("127.0.0.1:1");
        assertThat(p.getUpstream()).isEqualTo("127.0.0.1:1");
        p.setListen("127.0.0.1:0");
        assertThat(p.getListen()).isNotEqualTo(listen);
    }

    @Test
    void every_toxic_is_created_and_listed() throws IOException {
        ToxicList toxics = proxy("p").toxics();
        toxics.bandwidth("bandwidth", ToxicDirection.UPSTREAM, 100);
        toxics.latency("latency", ToxicDirection.DOWNSTREAM, 10);
        toxics.limitData("limit", ToxicDirection.DOWNSTREAM, 10);
        toxics.resetPeer("reset", ToxicDirection.UPSTREAM, 10);
        toxics.slicer("slicer", ToxicDirection.DOWNSTREAM, 10, 5);
        toxics.slowClose("slow", ToxicDirection.UPSTREAM, 10);
        toxics.timeout("timeout", ToxicDirection.DOWNSTREAM, 10);

        assertThat(toxics.getAll())
                .extracting(Toxic::getName)
                .containsExactly("bandwidth", "reset", "slow", "latency", "limit", "slicer", "timeout");
    }

    @Test
    void toxics_are_updated_and_removed() throws IOException {
        ToxicList toxics = proxy("p").toxics();
        Latency latency = toxics.latency("late", ToxicDirection.DOWNSTREAM, 10);
        latency.setLatency(20).setJitter(3);
        latency.setToxicity(0.25f);

        Latency read = toxics.get("late", Latency.class);
        assertThat(read.getLatency()).isEqualTo(20);
        assertThat(read.getJitter()).isEqualTo(3);
        assertThat(read.getToxicity()).isEqualTo(0.25f);

        Slicer slicer = toxics.slicer("slices", ToxicDirection.UPSTREAM, 10, 0);
        slicer.setSizeVariation(4);
        assertThat(toxics.get("slices", Slicer.class).getSizeVariation()).isEqualTo(4);

        latency.remove();
        assertThatThrownBy(() -> toxics.get("late")).hasMessage("[404] toxic not found");
    }

    @Test
    void a_reset_heals_and_enables() throws IOException {
        Proxy p = proxy("p");
        p.toxics().latency("late", ToxicDirection.DOWNSTREAM, 10);
        p.disable();

        client.reset();

        assertThat(p.isEnabled()).isTrue();
        assertThat(p.toxics().getAll()).isEmpty();
    }
}
