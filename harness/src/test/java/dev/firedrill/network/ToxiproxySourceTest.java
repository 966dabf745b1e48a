package dev.firedrill.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToxiproxySourceTest {

    @Test
    void words_stand_for_servers_that_are_started() {
        assertThat(ToxiproxySource.parse("embedded")).isEqualTo(new ToxiproxySource.Embedded());
        assertThat(ToxiproxySource.parse("container")).isEqualTo(new ToxiproxySource.Container());
        assertThat(ToxiproxySource.parse("auto")).isEqualTo(new ToxiproxySource.Auto());
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "container", "auto", "http://127.0.0.1:8474", "http://[::1]:8474"})
    void a_source_is_written_as_it_was_read(String text) {
        assertThat(ToxiproxySource.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8474", "http://127.0.0.1:8474/"})
    void a_url_names_one_that_runs(String text) {
        assertThat(ToxiproxySource.parse(text))
                .isEqualTo(new ToxiproxySource.Running(URI.create("http://127.0.0.1:8474")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker",
                "",
                "127.0.0.1:8474",
                "https://127.0.0.1:8474",
                "http://127.0.0.1",
                "http://127.0.0.1:99999",
                "http://127.0.0.1:8474/proxies",
                "http://me@127.0.0.1:8474",
                "http://two words:8474"
            })
    void what_is_neither_is_refused_with_what_may_be_written(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ToxiproxySource.parse(text))
                .withMessage("'" + text + "' names no Toxiproxy; write " + ToxiproxySource.FORMS + ".");
    }
}
