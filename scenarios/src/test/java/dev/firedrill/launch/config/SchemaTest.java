package dev.firedrill.launch.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An editor that follows the schema and the reader say the same about a file. */
class SchemaTest {

    /** As editors read it: since YAML 1.2, yes and on are texts. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "addon: {url: 'http://localhost:3000/atlassian-connect.json'}",
                "addon: {url: 'https://localhost'}",
                "addon: {url: 'http://a/', command: npm start}",
                "addon: {url: 'http://a/', command: yes}",
                "addon: {url: 'http://a/', command: [java, -jar, a.jar, 3000, true]}",
                "addon: {url: 'http://a/', image: 'registry.example:5000/team/addon:1.2', env: {A: b}}",
                "addon: {url: 'http://a/', directory: ., env: {A: b, C: 1, D: true, E: 1.5}}",
                "addon: {url: 'http://a/', env: {}}",
                "addon: {url: 'http://a/', ready-within: 60s, background-period: 500ms}",
                "addon: {url: 'http://a/', ready-within: 2m, background-period: 1h}",
                "addon: {url: 'http://a/', connect-to: '127.0.0.1:3000'}",
                "addon: {url: 'http://a/', connect-to: '[::1]:65535'}",
                "addon: {url: 'http://a/', i-own-this: true, product: confluence}",
                "addon: {url: 'http://a/', clock: faketime}",
                "addon: {url: 'http://a/', clock: {advance: /test/clock}}",
                "addon: {url: 'http://a/'}\nprobe: {backend: /api/notes}",
                "addon: {url: 'http://a/'}\nhost: {key-server-port: 65535, mappings: .}",
                "addon: {url: 'http://a/'}\nhost: {gateway-port: 1, addressing: gateway}",
                "addon: {url: 'http://a/'}\nhost: {addressing: loopback}",
                "addon: {url: 'http://a/'}\nhost: {toxiproxy: auto}",
                "addon: {url: 'http://a/'}\nhost: {toxiproxy: 'http://[::1]:8474/'}",
                "addon: {url: 'http://a/'}\nhost: {}\nreport: {dir: target/x}",
                "addon: {url: 'http://a/'}\nscenarios: ['URL-*', INS-01]\nstrict: true\nseed: -42",
            })
    void both_accept(String text) throws IOException {
        assertThat(schemaAccepts(text)).as("schema").isTrue();
        assertThat(readerAccepts(text)).as("reader").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "addon: text",
                "addon: {}",
                "addon: {url: ''}",
                "addon: {url: 3}",
                "addon: {url: localhost:3000}",
                "addon: {url: 'ftp://a/'}",
                "addon: {url: 'http:///x'}",
                "addon: {url: 'http://a/', ulr: x}",
                "addon: {url: 'http://a/', command: []}",
                "addon: {url: 'http://a/', command: 5}",
                "addon: {url: 'http://a/', command: ''}",
                "addon: {url: 'http://a/', command: [[a]]}",
                "addon: {url: 'http://a/', command: ['']}",
                "addon: {url: 'http://a/', image: ''}",
                "addon: {url: 'http://a/', image: 5}",
                "addon: {url: 'http://a/', image: 'my addon'}",
                "addon: {url: 'http://a/', image: addon, command: npm start}",
                "addon: {url: 'http://a/', image: addon, directory: .}",
                "addon: {url: 'http://a/', directory: 5}",
                "addon: {url: 'http://a/', env: [a]}",
                "addon: {url: 'http://a/', env: {A: [b]}}",
                "addon: {url: 'http://a/', env: {A: null}}",
                "addon: {url: 'http://a/', ready-within: 60}",
                "addon: {url: 'http://a/', ready-within: 0s}",
                "addon: {url: 'http://a/', ready-within: 1.5s}",
                "addon: {url: 'http://a/', ready-within: 60 s}",
                "addon: {url: 'http://a/', ready-within: soon}",
                "addon: {url: 'http://a/', ready-within: 9999999999s}",
                "addon: {url: 'http://a/', connect-to: localhost}",
                "addon: {url: 'http://a/', connect-to: 'localhost:0'}",
                "addon: {url: 'http://a/', connect-to: 'localhost:65536'}",
                "addon: {url: 'http://a/', i-own-this: yes}",
                "addon: {url: 'http://a/', i-own-this: 'true'}",
                "addon: {url: 'http://a/', product: bamboo}",
                "addon: {url: 'http://a/', background-period: }",
                "addon: {url: 'http://a/', clock: sundial}",
                "addon: {url: 'http://a/', clock: }",
                "addon: {url: 'http://a/', clock: {}}",
                "addon: {url: 'http://a/', clock: [faketime]}",
                "addon: {url: 'http://a/', clock: {advance: test}}",
                "addon: {url: 'http://a/', clock: {advance: /a, back: /b}}",
                "addon: {url: 'http://a/'}\nprobe:",
                "addon: {url: 'http://a/'}\nprobe: {}",
                "addon: {url: 'http://a/'}\nprobe: {backend: api}",
                "addon: {url: 'http://a/'}\nprobe: {backend: //evil.example/x}",
                "addon: {url: 'http://a/'}\nhost: {key-server-port: 0}",
                "addon: {url: 'http://a/'}\nhost: {key-server-port: 65536}",
                "addon: {url: 'http://a/'}\nhost: {key-server-port: '8462'}",
                "addon: {url: 'http://a/'}\nhost: {gateway-port: 0}",
                "addon: {url: 'http://a/'}\nhost: {addressing: atlassian}",
                "addon: {url: 'http://a/'}\nhost: {addressing: true}",
                "addon: {url: 'http://a/'}\nhost: {toxiproxy: docker}",
                "addon: {url: 'http://a/'}\nhost: {toxiproxy: 'http://127.0.0.1'}",
                "addon: {url: 'http://a/'}\nhost: {toxiproxy: 'http://127.0.0.1:99999'}",
                "addon: {url: 'http://a/'}\nhost: {toxiproxy: 'http://127.0.0.1:8474/proxies'}",
                "addon: {url: 'http://a/'}\nhost: {port: 1}",
                "addon: {url: 'http://a/'}\nreport: {dir: ''}",
                "addon: {url: 'http://a/'}\nreport: x",
                "addon: {url: 'http://a/'}\nscenarios: []",
                "addon: {url: 'http://a/'}\nscenarios: URL-01",
                "addon: {url: 'http://a/'}\nscenarios: [1]",
                "addon: {url: 'http://a/'}\nschedules: []",
                "addon: {url: 'http://a/'}\nschedules: friday.yaml",
                "addon: {url: 'http://a/'}\nstrict: on",
                "addon: {url: 'http://a/'}\nseed: many",
                "addon: {url: 'http://a/'}\nseed: 1.5",
                "addon: {url: 'http://a/'}\nseed: 99999999999999999999",
                "addon: {url: 'http://a/'}\nfoo: 1",
            })
    void both_refuse(String text) throws IOException {
        assertThat(schemaAccepts(text)).as("schema").isFalse();
        assertThat(readerAccepts(text)).as("reader").isFalse();
    }

    private static boolean schemaAccepts(String text) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(FiredrillYaml.class.getResourceAsStream("/firedrill.schema.json"))) {
            JsonSchema schema =
                    JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
            return schema.validate(YAML.readTree(text)).isEmpty();
        }
    }

    private boolean readerAccepts(String text) throws IOException {
        try {
            FiredrillYaml.read(Files.writeString(folder.resolve("firedrill.yaml"), text));
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }
}
