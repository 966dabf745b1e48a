package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.connect.Product;
import dev.firedrill.history.History;
import dev.firedrill.network.ToxicLinks;
import dev.firedrill.time.Await;
import dev.firedrill.time.RunClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It counts the threads that are left")
class HostClosingTest {

    private static final Duration PROMPTLY = Duration.ofSeconds(5);

    private final RunClock clock = RunClock.start();

    private static Set<Thread> lastingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    @Test
    void nothing_listens_and_no_thread_remains_afterwards() throws IOException {
        Set<Thread> before = lastingThreads();
        var links = ToxicLinks.start(7);
        var host = Host.start(new HostOptions("run", "addon", null), links, new History(clock));
        URI instance = host.open(Product.JIRA, "acme", "").baseUrl();
        var keys = KeyServer.start(0, new History(clock));
        int keyPort = keys.port();
        Duration started = clock.elapsed();

        host.close();
        keys.close();
        links.close();

        assertThat(clock.elapsed().minus(started)).isLessThan(PROMPTLY);
        assertThatThrownBy(() -> new Socket(InetAddress.getByName(instance.getHost()), instance.getPort()).close())
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), keyPort).close())
                .isInstanceOf(ConnectException.class);
        Await.until("no thread remains", PROMPTLY, HostClosingTest::lastingThreads, before::containsAll);
    }

    @Test
    void closing_twice_is_harmless() throws IOException {
        try (var links = ToxicLinks.start(7)) {
            var host = Host.start(new HostOptions("run", "addon", null), links, new History(clock));
            host.open(Product.JIRA, "acme", "");
            host.close();
            host.close();
        }
    }

    @Test
    void links_may_be_closed_first() throws IOException {
        var links = ToxicLinks.start(7);
        var host = Host.start(new HostOptions("run", "addon", null), links, new History(clock));
        host.open(Product.JIRA, "acme", "");

        links.close();
        host.close();

        assertThat(clock.elapsed()).isLessThan(PROMPTLY.plus(PROMPTLY));
    }
}
