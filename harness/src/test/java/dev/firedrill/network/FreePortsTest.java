package dev.firedrill.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void one_can_be_listened_at() throws IOException {
        int port = FreePorts.next();

        try (var server = new ServerSocket(port)) {
            assertThat(server.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void none_is_of_those_that_the_system_chooses_from() {
        assertThat(FreePorts.next()).isBetween(1024, 32_767);
    }

    @Test
    void one_is_not_given_twice() {
        var given = new HashSet<Integer>();
        for (int i = 0; i < 100; i++) {
            given.add(FreePorts.next());
        }

        assertThat(given).hasSize(100);
    }

    @Test
    void one_that_is_taken_at_one_address_is_not_free() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
        }
    }
}
