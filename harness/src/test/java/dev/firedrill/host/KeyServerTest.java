package dev.firedrill.host;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
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
