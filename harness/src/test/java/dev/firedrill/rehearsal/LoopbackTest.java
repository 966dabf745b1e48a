package dev.firedrill.rehearsal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    private static final String ELSEWHERE = "http://192.0.2.1/atlassian-connect.json";

    private static void require(String uri, @Nullable InetSocketAddress connectTo, boolean owned)
            throws UnsafeTargetException {
        Loopback.require("add-on's base URL", URI.create(uri), connectTo, owned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080",
                "http://127.77.0.3/",
                "http://localhost:3000/a",
                "https://localhost",
                "http://[::1]:8080",
                "http://[::ffff:127.0.0.1]:8080"
            })
    void this_machine_is_safe(String uri) {
        assertThatCode(() -> require(uri, null, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ELSEWHERE,
                "http://10.0.0.1:8080",
                "http://0.0.0.0:8080",
                "http://[2001:db8::1]/",
                "http://128.0.0.1",
                "https://no-such-host.invalid/",
                "http://user@192.0.2.1/"
            })
    void any_other_is_refused(String uri) {
        assertThatExceptionOfType(UnsafeTargetException.class)
                .isThrownBy(() -> require(uri, null, false))
                .withMessageContaining(uri)
                .withMessageContaining("addon.connect-to")
                .withMessageContaining("--i-own-this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://my_add_on.example.com/", "http:/path", "mailto:ada@example.com"})
    void a_host_that_cannot_be_read_is_refused(String uri) {
        assertThatExceptionOfType(UnsafeTargetException.class)
                .isThrownBy(() -> require(uri, null, false))
                .withMessageContaining("its host cannot be read");
    }

    @Test
    void a_name_that_is_mapped_to_this_machine_is_safe() {
        assertThatCode(() -> require(
                        "https://notes.example.com",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 80),
                        false))
                .doesNotThrowAnyException();
    }

    @Test
    void a_mapping_to_elsewhere_is_refused_even_for_this_machines_name() {
        assertThatExceptionOfType(UnsafeTargetException.class)
                .isThrownBy(
                        () -> require("http://localhost", InetSocketAddress.createUnresolved("192.0.2.1", 80), false))
                .withMessageContaining("192.0.2.1 is no loopback address");
    }

    @Test
    void what_the_team_owns_is_its_own_affair() {
        assertThatCode(() -> require(ELSEWHERE, null, true)).doesNotThrowAnyException();
    }
}
