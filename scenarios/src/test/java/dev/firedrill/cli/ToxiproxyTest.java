package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.time.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code firedrill toxiproxy}. */
@Timeout(60)
class ToxiproxyTest {

    private static final Duration STARTING = Duration.ofSeconds(30);
    private static final Pattern LISTENS = Pattern.compile("listens on .*\\R");

    @RegisterExtension
    private final Desk desk = new Desk();

    /** Until the line is whole: a process writes it in pieces. */
    private static String awaited(FiredrillProcess process) {
        return Await.until("it listens", STARTING, process::said, LISTENS.asPredicate());
    }

    /** The port that it says; any will do, so that none can be taken. */
    private static int port(String said) {
        Matcher port = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(said);
        assertThat(port.find()).as(said).isTrue();
        return Integer.parseInt(port.group(1));
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void it_serves_the_proxies_of_a_file_until_it_is_stopped() throws Exception {
        var file = desk.write("config.json", "[{\"name\":\"db\",\"upstream\":\"127.0.0.1:5432\"}]");
        FiredrillProcess toxiproxy =
                desk.start("toxiproxy", "--port", "0", "--config", file.toString(), "--mode", "compat", "--seed", "42");

        String said = awaited(toxiproxy);
        int port = port(said);

        assertThat(said).contains("Toxiproxy (compat) listens on http://", ", seed 42, proxies 1");
        assertThat(get(port, "/proxies")).contains("\"upstream\":\"127.0.0.1:5432\"");
        assertThat(get(port, "/metrics")).contains("404");

        toxiproxy.signal("TERM");
        Ended ended = toxiproxy.ended();
        assertThat(ended.code()).isEqualTo(143);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void metrics_are_told_when_they_are_asked_for() throws Exception {
        FiredrillProcess toxiproxy = desk.start("toxiproxy", "--port", "0", "--runtime-metrics");

        assertThat(get(port(awaited(toxiproxy)), "/metrics")).contains("jvm_threads_current");
    }

    @Test
    void a_file_that_is_not_there_is_named() throws Exception {
        Ended ended = desk.run("toxiproxy", "--port", "0", "--config", "nowhere.json");

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("'nowhere.json' cannot be used").doesNotContain("\tat ");
    }

    @Test
    void a_file_that_is_no_list_of_proxies_is_explained() throws Exception {
        var file = desk.write("config.json", "[{\"name\":\"db\"}]");

        Ended ended = desk.run("toxiproxy", "--port", "0", "--config", file.toString());

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err())
                .contains("cannot be had: missing required field: upstream at proxy 1.")
                .doesNotContain("\tat ");
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = desk.run("toxiproxy", "--port", "" + taken.getLocalPort());

            assertThat(ended.code()).isEqualTo(64);
            assertThat(ended.err())
                    .contains("could not listen on 127.0.0.1:" + taken.getLocalPort())
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void what_is_no_port_is_refused() throws Exception {
        Ended ended = desk.run("toxiproxy", "--port", "70000");

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("--port must be from 0 to 65535");
    }
}
