package dev.firedrill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.addon.AddonClock;
import dev.firedrill.addon.ClockNotMovedException;
import dev.firedrill.addon.ClockSetting;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.InvalidDescriptorException;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.AddonClient;
import dev.firedrill.network.FreePorts;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final History history = new History(RunClock.start());
    private final AddonClient client = new AddonClient(null, RunClock.start());
    private HttpServer addon;
    private volatile int status = 204;

    @BeforeEach
    void listen() throws IOException {
        addon = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        addon.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        addon.start();
    }

    @AfterEach
    void close() {
        client.close();
        addon.stop(0);
    }

    private AddonClock declared() throws InvalidDescriptorException {
        return declared(addon.getAddress().getPort());
    }

    private AddonClock declared(int port) throws InvalidDescriptorException {
        var descriptor = Descriptor.parse("""
                {"key": "tiny", "name": "Tiny", "baseUrl": "http://127.0.0.1:%s/app", "authentication": {"type": "none"}}
                """.formatted(port));
        return Clocks.of(descriptor, new ClockSetting.Endpoint("/test/clock"), client, history)
                .orElseThrow();
    }

    @Test
    void the_addon_is_asked_below_its_base_url() throws InvalidDescriptorException {
        declared().advance(Duration.ofSeconds(310));

        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("POST /app/test/clock application/json")
                .endsWith(" {\"advanceSeconds\": 310}");
        assertThat(history.entries().get(0).fact())
                .isEqualTo(new Fact.AddonChanged("clock", "moved forward by 310 s in all"));
    }

    @Test
    void an_addon_that_would_not_has_not() throws InvalidDescriptorException {
        status = 404;
        var clock = declared();

        assertThatExceptionOfType(ClockNotMovedException.class)
                .isThrownBy(() -> clock.advance(Duration.ofSeconds(310)))
                .withMessageContaining("404");
        assertThat(history.entries()).isEmpty();
    }

    @Test
    void an_addon_that_is_gone_has_not() throws InvalidDescriptorException {
        var clock = declared(FreePorts.next());

        assertThatExceptionOfType(ClockNotMovedException.class)
                .isThrownBy(() -> clock.advance(Duration.ofSeconds(310)))
                .withMessageContaining("connection refused");
    }
}
