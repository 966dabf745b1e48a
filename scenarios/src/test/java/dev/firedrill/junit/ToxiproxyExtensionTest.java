package dev.firedrill.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.toxiproxy.Options;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class ToxiproxyExtensionTest {

    private static final Set<Integer> SHARED_PORTS = new HashSet<>();

    @RegisterExtension
    static final ToxiproxyExtension SHARED = new ToxiproxyExtension(Options.seeded(1));

    @RegisterExtension
    final ToxiproxyExtension own = new ToxiproxyExtension(Options.seeded(1));

    @RepeatedTest(2)
    void a_test_has_a_server_of_its_own() throws Exception {
        byte[] proxies =
                "[{\"name\":\"p\",\"upstream\":\"127.0.0.1:1\"}]".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(own.server().populate(proxies)).isEqualTo(1);
        assertThat(own.address()).isNotEqualTo(SHARED.address());
    }

    @RepeatedTest(2)
    void a_class_shares_one_in_a_static_field() {
        SHARED_PORTS.add(SHARED.address().getPort());

        assertThat(SHARED_PORTS).hasSize(1);
    }

    @Nested
    class Inside {

        @Test
        void shares_it_with_the_class_that_it_is_in() {
            SHARED_PORTS.add(SHARED.address().getPort());

            assertThat(SHARED_PORTS).hasSize(1);
            assertThat(own.address()).isNotEqualTo(SHARED.address());
        }
    }

    @Test
    void a_nested_class_neither_starts_nor_stops_it() {
        var extension = new ToxiproxyExtension(Options.seeded(1));
        extension.beforeAll(context("outer"));
        InetSocketAddress address = extension.address();

        extension.beforeAll(context("nested"));
        assertThat(extension.address()).isEqualTo(address);
        extension.afterAll(context("nested"));
        assertThat(extension.address()).isEqualTo(address);

        extension.afterAll(context("outer"));
        assertThatThrownBy(extension::server).isInstanceOf(NullPointerException.class);
    }

    @Test
    void a_start_that_failed_is_not_hidden_by_the_end() {
        int taken = SHARED.address().getPort();
        var extension = new ToxiproxyExtension(Options.seeded(1).withPort(taken));

        assertThatThrownBy(() -> extension.beforeAll(context("outer"))).isInstanceOf(UncheckedIOException.class);

        assertThatCode(() -> extension.afterAll(context("outer"))).doesNotThrowAnyException();
    }

    /** Knows nothing but its id. */
    private static ExtensionContext context(String id) {
        return (ExtensionContext) Proxy.newProxyInstance(
                ExtensionContext.class.getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (proxy, method, arguments) -> id);
    }
}
