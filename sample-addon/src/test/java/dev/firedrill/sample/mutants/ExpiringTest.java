package dev.firedrill.sample.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpiringTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Instant now = NOON;
    private final Expiring<String, String> cache = new Expiring<>(Duration.ofHours(1), () -> now);

    @Test
    void what_is_kept_is_found_until_the_clock_says_that_it_is_too_old() {
        cache.keep("key", "value");
        now = NOON.plus(Duration.ofMinutes(59));
        assertThat(cache.find("key")).contains("value");
        assertThat(cache.values()).containsExactly("value");

        now = NOON.plus(Duration.ofMinutes(60));
        assertThat(cache.find("key")).isEmpty();
        assertThat(cache.values()).isEmpty();
    }
}
