package dev.firedrill.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SelectorTest {

    private static final Selector ISSUES = Selector.of("GET", "/rest/api/\\d/issue/.*");

    @Test
    void it_counts_requests_of_its_method_and_path() {
        assertThat(ISSUES.counts("get", "/rest/api/3/issue/ACME-1")).isTrue();
        assertThat(ISSUES.counts("POST", "/rest/api/3/issue/ACME-1")).isFalse();
        assertThat(ISSUES.counts("GET", "/wiki/rest/api/3/issue/ACME-1")).isFalse();
    }

    @Test
    void the_nth_is_struck_alone() {
        var third = ISSUES.nth(3);

        assertThat(third.strikes(2)).isFalse();
        assertThat(third.strikes(3)).isTrue();
        assertThat(third.strikes(4)).isFalse();
    }

    @Test
    void people_read_what_it_selects() {
        assertThat(Selector.everything().describe()).isEqualTo("every request");
        assertThat(ISSUES.nth(3).describe()).isEqualTo("GET /rest/api/\\d/issue/.*, no. 3");
        assertThat(ISSUES.upTo(2).describe()).endsWith(", no. 1 to 2");
    }

    @Test
    void occurrences_are_counted_from_one() {
        assertThatThrownBy(() -> new Selector("", Pattern.compile(".*"), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
