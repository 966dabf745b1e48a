package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.time.RunClock;
import dev.firedrill.toxiproxy.Control.Answer;
import dev.firedrill.toxiproxy.Proxy.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections whose threads are stuck do not make the control port hang. */
class ControlHangTest {

    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(12);

    private final RunClock clock = RunClock.start();
    private final Loops loops = new Loops();
    private final CountDownLatch unstuck = new CountDownLatch(1);
    private Control control;
    private ServerSocket upstream;
    private Socket client;
    private Socket accepted;

    @BeforeEach
    void connect() throws IOException {
        Options options = Options.seeded(7);
        var around = new Surroundings(loops, options, new DecisionLog(), new Metrics(Set.of()), new Waiting());
        control = new Control(
                ControlPort.listen(loops.control(), options, new Api(around)).address());
        upstream = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        String listen = control.post(
                        "/proxies", "{\"name\":\"p\",\"upstream\":\"127.0.0.1:" + upstream.getLocalPort() + "\"}")
                .json()
                .get("listen")
                .textValue();
        InetSocketAddress address = Bench.address(listen);
        client = new Socket(address.getAddress(), address.getPort());
        client.setSoTimeout(20_000);
        accepted = upstream.accept();
        loops.connections().forEach(loop -> {
            Future<?> unused = loop.submit(() -> {
                unstuck.await();
                return null;
            });
        });
    }

    @AfterEach
    void close() throws IOException {
        unstuck.countDown();
        control.close();
        client.close();
        accepted.close();
        upstream.close();
        loops.close();
    }

    private Answer add() {
        return control.post(
                "/proxies/p/toxics", "{\"name\":\"t\",\"type\":\"limit_data\",\"attributes\":{\"bytes\":3}}");
    }

    @Test
    void what_is_not_acknowledged_in_time_is_answered_with_503() {
        Duration before = clock.elapsed();

        Answer answer = add();

        assertThat(clock.elapsed().minus(before)).isBetween(BOUND, SOON);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("error").textValue()).contains("within 2 s");
        assertThat(answer.json().get("status").intValue()).isEqualTo(503);
    }

    @Test
    void what_needs_no_connection_is_answered_all_the_same() {
        assertThat(control.get("/proxies/p").status()).isEqualTo(200);
        assertThat(control.post("/proxies", "{\"name\":\"q\",\"upstream\":\"127.0.0.1:1\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_proxy_can_be_deleted_all_the_same() {
        assertThat(control.delete("/proxies/p").status()).isEqualTo(503);
        assertThat(control.get("/proxies/p").status()).isEqualTo(404);

        unstuck.countDown();

        assertThat(Line.hearAll(client)).isEmpty();
    }

    @Test
    void the_change_is_made_once_the_connection_can() {
        add();

        unstuck.countDown();
        Line.say(accepted, "12345");

        assertThat(Line.hearAll(client)).isEqualTo("123");
    }
}
