package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.cli.FiredrillProcess.Ended;
import dev.firedrill.cli.TinyAddon.Trait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Add-ons that run already, and cannot be tested: 69, one message, and nothing is left. */
@Execution(ExecutionMode.CONCURRENT)
class UnavailableAddonTest {

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void nobody_listens_at_the_url() throws IOException {
        String url = "http://localhost:" + desk.freePort() + "/atlassian-connect.json";

        refused(run(url), "there was no answer from " + url + " (connection refused)", "start the add-on first");
    }

    @Test
    void the_url_is_none_of_the_addon() throws IOException {
        int port = desk.freePort();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        desk.keep(() -> server.stop(0));
        server.start();

        refused(
                run("http://localhost:" + port + "/nope"),
                "/nope answered 404 instead of a descriptor",
                "Check the URL");
    }

    @Test
    void the_addon_stays_unready_for_as_long_as_it_is_awaited() throws IOException {
        var addon = desk.addon(Trait.NEVER_READY);

        refused(run(addon.url(), "--ready-within", "300ms"), "answered 503 instead of a descriptor", "--ready-within");
        assertThat(addon.asked()).hasSizeGreaterThan(1);
    }

    @Test
    void the_url_answers_a_web_page() throws IOException {
        refused(run(desk.addon(Trait.NO_DESCRIPTOR).url()), "is not JSON at line 1", "<html>Welcome</html>");
    }

    @Test
    void every_broken_rule_of_the_descriptor_is_listed() throws IOException {
        refused(
                run(desk.addon(Trait.BROKEN_DESCRIPTOR).url()),
                "/key: ",
                "/baseUrl: ",
                "/authentication/type: ",
                "oauth");
    }

    @Test
    void the_addon_asks_for_keys_elsewhere() throws IOException {
        int keyPort = desk.freePort();

        Ended ended = run(
                desk.addon(Trait.REFUSES_INSTALLS).url(), "--key-port", String.valueOf(keyPort), "--gateway-port", "0");

        refused(
                ended,
                "http://localhost:" + keyPort + "/keys",
                "if it hard-codes Atlassian's key server, let it use the proxy http://127.0.0.1:",
                "'firedrill env --key-port " + keyPort + " --gateway-port ");
    }

    @Test
    void an_addon_that_accepts_connections_and_says_nothing_is_not_awaited_for_ever() throws IOException {
        var mute = desk.keep(new ServerSocket(desk.freePort(), 50, InetAddress.getLoopbackAddress()));

        Ended ended = run("http://127.0.0.1:" + mute.getLocalPort() + "/d.json", "--ready-within", "500ms");

        refused(ended, "no answer within 1 s");
    }

    private Ended run(String... target) throws IOException {
        var words = new ArrayList<>(List.of("run", "INS-01"));
        words.addAll(List.of(target));
        if (!words.contains("--key-port")) {
            words.addAll(List.of("--key-port", "0"));
        }
        return desk.run(words.toArray(String[]::new));
    }

    private void refused(Ended ended, String... parts) {
        Messages.assertThatOnlyMessageOf(ended, 69).contains(parts);
        assertThat(desk.folder().resolve("firedrill-report/latest")).doesNotExist();
        assertThat(desk.folder().resolve("firedrill-report/runs")).doesNotExist();
    }

    @Test
    void without_docker_an_image_says_where_it_was_looked_for() throws IOException {
        var nowhere = Map.of("DOCKER_HOST", "unix:///no/docker.sock");
        Ended ended = desk.run(nowhere, "run", "INS-01", Desk.url(desk.freePort()), "--image", "addon");

        assertThat(ended.err())
                .contains(
                        "'addon.image' needs Docker, and nothing answers within a second at unix:///no/docker.sock.",
                        "DOCKER_HOST=unix:///path/to/docker.sock");
        assertThat(ended.code()).isEqualTo(69);
    }

    @Test
    void a_docker_on_another_machine_is_refused() throws IOException {
        var elsewhere = Map.of("DOCKER_HOST", "tcp://192.0.2.1:2375");
        Ended ended = desk.run(elsewhere, "run", "INS-01", Desk.url(desk.freePort()), "--image", "addon");

        assertThat(ended.err()).contains("must run on this machine", "tcp://192.0.2.1:2375");
        assertThat(ended.code()).isEqualTo(69);
    }
}
