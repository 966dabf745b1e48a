package dev.firedrill.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.toxiproxy.Options;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
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
}
