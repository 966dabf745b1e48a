package dev.firedrill.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.time.RunClock;
import dev.firedrill.toxiproxy.Control.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server, its control port, and an upstream whose end of each connection the test has in its hands. */
final class Bench implements AfterEachCallback {

    private static final int PATIENCE_MILLIS = 20_000;

    private final RunClock clock = RunClock.start();
    private final List<AutoCloseable> opened = new ArrayList<>();
    final Target target;
    final Control control;
    final ServerSocket upstream;

    Bench() {
        this(Options.seeded(7));
    }

    Bench(Options options) {
        this(EmbeddedTarget.start(options));
    }

    Bench(Target target) {
        this.target = target;
        try {
            control = new Control(target.control());
            upstream = new ServerSocket(0, 50, InetAddress.getByName(target.upstreamHost()));
            upstream.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String upstreamAddress() {
        return target.upstreamHost() + ":" + upstream.getLocalPort();
    }

    /** Creates a proxy before the upstream. */
    Answer proxy(String name) {
        Answer created = control.post(
                "/proxies",
                "{\"name\":\"" + name + "\",\"listen\":\"" + target.listen() + "\",\"upstream\":\"" + upstreamAddress()
                        + "\"}");
        assertThat(created.status()).isEqualTo(201);
        return created;
    }

    InetSocketAddress listen(String proxy) {
        return target.reached(
                control.get("/proxies/" + proxy).json().get("listen").textValue());
    }

    static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    Socket dial(String proxy) {
        InetSocketAddress address = listen(proxy);
        try {
            return ready(new Socket(address.getAddress(), address.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects through a proxy. */
    Line line(String proxy) {
        Socket client = dial(proxy);
        try {
            return new Line(client, ready(upstream.accept()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket ready(Socket socket) throws IOException {
        opened.add(socket);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** Adds a toxic, described as JSON with single quotes. */
    Answer toxic(String proxy, String json) {
        Answer added = control.post("/proxies/" + proxy + "/toxics", json.replace('\'', '"'));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        return added;
    }

    void update(String proxy, String toxic, String json) {
        Answer updated = control.post("/proxies/" + proxy + "/toxics/" + toxic, json.replace('\'', '"'));
        assertThat(updated.status()).as(updated.body()).isEqualTo(200);
    }

    void remove(String proxy, String toxic) {
        assertThat(control.delete("/proxies/" + proxy + "/toxics/" + toxic).status())
                .isEqualTo(204);
    }

    /** How long it takes. */
    Duration timed(Runnable action) {
        Duration before = clock.elapsed();
        action.run();
        return clock.elapsed().minus(before);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    void close() {
        try {
            for (AutoCloseable one : opened) {
                one.close();
            }
            control.close();
            upstream.close();
        } catch (Exception e) {
            throw new IllegalStateException("The bench could not be cleared", e);
        } finally {
            target.close();
        }
    }

    /** What toxics of the server in this process decided by chance. */
    List<Decision> decisions() {
        return ((EmbeddedTarget) target).server().decisions();
    }
}
