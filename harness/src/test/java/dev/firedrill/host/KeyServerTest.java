package dev.firedrill.host;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.firedrill.connect.InstallKey;
import dev.firedrill.fault.KeyTrouble;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.time.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyServerTest {

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private KeyServer keys;

    @BeforeEach
    void start() throws IOException {
        keys = KeyServer.start(0, running.history());
    }

    @AfterEach
    void stop() {
        keys.close();
    }

    @Test
    void the_runs_key_is_served_as_pem() {
        given().get(keys.url() + "/" + keys.key().kid())
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(equalTo(keys.key().publicPem()));
        given().get("http://127.0.0.1:" + keys.port() + "/" + keys.key().kid())
                .then()
                .statusCode(200);
        assertThat(keys.asked()).isEqualTo(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void an_addon_elsewhere_finds_it_under_another_name_and_address() throws IOException {
        var vantage = new Vantage(Optional.of("elsewhere.internal"), List.of(InetAddress.getByName("127.9.9.9")));
        try (var there = KeyServer.start(0, vantage, running.history())) {
            assertThat(there.url()).isEqualTo("http://elsewhere.internal:" + there.port() + "/keys");
            for (String address : List.of("127.0.0.1", "127.9.9.9")) {
                given().get("http://" + address + ":" + there.port() + "/keys/"
                                + there.key().kid())
                        .then()
                        .statusCode(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys/unknown", "/unknown", "/", "/a/b"})
    void every_other_key_is_forbidden(String path) {
        given().get("http://localhost:" + keys.port() + path)
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("403 Forbidden"));
    }

    @Test
    void every_request_is_recorded_for_the_whole_run() {
        given().get(keys.url() + "/unknown");
        given().get(keys.url() + "/" + keys.key().kid());

        assertThat(running.history().entries())
                .extracting(Entry::fact)
                .containsExactly(
                        new Fact.KeyAsked("unknown", 403),
                        new Fact.KeyAsked(keys.key().kid(), 200));
        assertThat(running.history().entries())
                .allMatch(entry -> entry.rehearsal().isEmpty());
    }

    private static RawConnection.Ended ask(KeyServer keys, String kid) {
        try (var connection = new RawConnection(URI.create("http://127.0.0.1:" + keys.port()))) {
            return connection
                    .send("GET /keys/" + kid + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .end();
        }
    }

    private void assertAsked(String kid, int status) {
        assertThat(running.history().entries()).extracting(Entry::fact).containsExactly(new Fact.KeyAsked(kid, status));
    }

    @Test
    void a_troubled_key_may_be_missing() {
        String kid = keys.troubled(KeyTrouble.MISSING).kid();

        given().get(keys.url() + "/" + kid)
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("404 Not Found"));

        assertAsked(kid, 404);
    }

    @Test
    void a_request_for_a_troubled_key_may_be_reset() {
        String kid = keys.troubled(KeyTrouble.RESET).kid();

        assertThat(ask(keys, kid)).isEqualTo(new RawConnection.Ended("", true));

        assertAsked(kid, 0);
    }

    @Test
    void a_request_for_a_troubled_key_may_stay_unanswered_until_the_server_closes() {
        String kid = keys.troubled(KeyTrouble.SILENT).kid();
        var asked = CompletableFuture.supplyAsync(() -> ask(keys, kid));
        Await.until("it was asked", Duration.ofSeconds(20), keys::asked, times -> times == 1);
        Await.passing("a time in which nothing is said", Duration.ofMillis(200));
        assertThat(asked).isNotDone();

        keys.close();

        assertThat(asked.join().bytes()).isEmpty();
        assertAsked(kid, 0);
    }

    @ParameterizedTest
    @EnumSource(KeyTrouble.class)
    void the_trouble_of_one_key_is_none_of_anothers(KeyTrouble trouble) {
        InstallKey troubled = keys.troubled(trouble);

        given().get(keys.url() + "/" + keys.key().kid())
                .then()
                .statusCode(200)
                .body(equalTo(keys.key().publicPem()));
        assertThat(troubled.kid()).isNotEqualTo(keys.key().kid());
    }

    @Test
    void a_port_in_use_is_named_with_what_to_change() {
        assertThatThrownBy(() -> KeyServer.start(keys.port(), running.history()))
                .isInstanceOfSatisfying(
                        PortInUseException.class, e -> assertThat(e.port()).isEqualTo(keys.port()))
                .hasMessageContaining("Port " + keys.port() + " is in use")
                .hasMessageContaining("key server")
                .hasMessageContaining("host.key-server-port")
                .hasMessageContaining("--key-port");
    }
}
