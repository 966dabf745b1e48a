package dev.firedrill.host;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Bounds;
import dev.firedrill.history.Header;
import dev.firedrill.history.HistoryFile;
import dev.firedrill.history.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String MYSELF = "/rest/api/3/myself";

    @RegisterExtension
    final RunningHost running = new RunningHost();

    @Test
    void neither_secrets_nor_tokens_enter_the_history(@TempDir Path folder) throws IOException {
        Instance acme = running.jira("acme");
        String token = running.token(acme, "GET", MYSELF);
        running.getWithToken(acme, MYSELF, token).then().statusCode(200);
        given().queryParam("jwt", token).get(acme.baseUrl() + MYSELF).then().statusCode(200);
        acme.installation().acknowledge(acme.installation().mint());
        String current = acme.installation().current().orElseThrow().value();
        running.getWithToken(acme, MYSELF, token).then().statusCode(401);
        given().header("X-Note", current)
                .body("{\"sharedSecret\":\"" + current + "\"}")
                .post(acme.baseUrl() + MYSELF);
        given().queryParam("jwt", token).get(acme.relocate().baseUrl() + MYSELF);

        String stored = stored(folder.resolve("history.ndjson"));

        assertThat(running.calls()).hasSize(5);
        assertThat(stored)
                .contains("‹hidden›", "‹token 1›")
                .doesNotContain(token, token.substring(token.lastIndexOf('.')));
        assertThat(acme.installation().secrets())
                .hasSize(2)
                .allSatisfy(secret -> assertThat(stored).doesNotContain(secret.value()))
                .allSatisfy(secret -> assertThat(secret.toString()).doesNotContain(secret.value()));
    }

    private String stored(Path file) throws IOException {
        var subject = new Subject(
                "k",
                "n",
                "http://localhost",
                "jira",
                true,
                Set.of(),
                1,
                Set.of(),
                false,
                false,
                Subject.Declared.nothing());
        var header = new Header(
                Header.SCHEMA,
                "test",
                "run",
                running.history().clock().started(),
                1,
                "target",
                subject,
                Bounds.standard(),
                Map.of());
        HistoryFile.write(file, header, running.history().entries());
        return Files.readString(file);
    }
}
