package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.connect.Qsh;
import dev.firedrill.connect.TokenSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestsTest {

    private static final String MYSELF = "/rest/api/3/myself";

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private Instance acme;

    @BeforeEach
    void open() {
        acme = running.jira("acme");
    }

    @AfterEach
    void the_door_still_serves() {
        running.get(acme, MYSELF).then().statusCode(200);
    }

    private String send(String bytes) throws IOException {
        InetAddress address = InetAddress.getByName(acme.baseUrl().getHost());
        try (var socket = new Socket(address, acme.baseUrl().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0001\u0002\u0003garbage\r\n\r\n",
                "GET\r\n\r\n",
                "GET /rest/api/3/myself HTTP/1.1\r\n\r\n",
                "GET /rest/api/3/myself HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n"
            })
    void what_is_no_request_is_a_bad_request(String bytes) throws IOException {
        assertThat(send(bytes)).startsWith("HTTP/1.1 400 Bad Request").contains("text/html");
        assertThat(running.lastCallFact().status()).isEqualTo(400);
        assertThat(running.lastCall().tenant()).isEqualTo("acme");
    }

    @Test
    void what_cannot_be_read_has_no_path() throws IOException {
        send("\u0001\u0002\u0003garbage\r\n\r\n");

        assertThat(running.lastCallFact().path()).isEqualTo("(unreadable)");
    }

    @Test
    void a_huge_header_is_a_bad_request() throws IOException {
        String bytes = "GET / HTTP/1.1\r\nHost: x\r\nX-Huge: " + "h".repeat(100_000) + "\r\n\r\n";

        assertThat(send(bytes)).startsWith("HTTP/1.1 400");
    }

    @Test
    void a_huge_body_is_too_large() throws IOException {
        String bytes = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 999999999\r\n\r\n";

        assertThat(send(bytes)).startsWith("HTTP/1.1 413");
        assertThat(running.lastCallFact().status()).isEqualTo(413);
        assertThat(running.lastCallFact().method()).isEqualTo("POST");
    }

    @Test
    void a_huge_body_is_not_waited_for() throws IOException {
        String expectant = "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 999999999";
        String bytes = "POST / HTTP/1.1\r\nHost: x\r\n" + expectant + "\r\n\r\n";

        assertThat(send(bytes)).startsWith("HTTP/1.1 413");
        assertThat(running.lastCallFact().status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest/a|b", "/rest/{x}", "/rest/%", "/rest/%zz?q=[1]|", "/rest/a\\b", "//rest", "*"})
    void an_odd_target_is_a_resource_that_is_not_there(String target) throws IOException {
        String token = TokenSigner.hs256(
                running.claims(acme, "GET", "/")
                        .withQsh(Qsh.of("GET", target.startsWith("/") ? target : "/" + target, "")),
                RunningHost.secret(acme));

        assertThat(send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: JWT " + token
                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void requests_in_a_pipeline_are_answered_in_order() throws IOException {
        String first = "GET /rest/api/3/serverInfo HTTP/1.1\r\nHost: x\r\n\r\n";
        String second = "GET /rest/api/3/myself HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        String answers = send(first + second);

        assertThat(answers.indexOf("HTTP/1.1 200")).isZero();
        assertThat(answers.indexOf("HTTP/1.1 401")).isPositive();
    }

    @Test
    void a_target_may_name_the_host() throws IOException {
        String bytes = "GET http://acme.example/rest/api/3/serverInfo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertThat(send(bytes)).startsWith("HTTP/1.1 200");
        assertThat(running.lastCallFact().path()).isEqualTo("/rest/api/3/serverInfo");
    }
}
