package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityTest {

    private static Identity of(String run, String tenant, int number) {
        return Identity.of(new HostOptions(run, "addon", null), tenant, "", number);
    }

    @Test
    void a_client_key_says_where_it_comes_from() {
        assertThat(of("20260101-ab", "acme", 3).clientKey()).isEqualTo("firedrill-20260101-ab-acme-3");
    }

    @Test
    void a_client_key_stays_short_and_plain() {
        String clientKey =
                of("RUN İ".repeat(20), "Tenant_Ä ".repeat(20), 12_345_678).clientKey();

        assertThat(clientKey).matches("firedrill-[a-z0-9-]{1,54}").endsWith("-12345678");
    }

    @Test
    void canaries_differ_and_are_plain() {
        assertThat(of("run", "acme", 1).canary())
                .matches("canary-[a-z0-9]{12}")
                .isNotEqualTo(of("run", "acme", 2).canary())
                .isEqualTo(of("run", "acme", 1).canary());
    }

    @Test
    void users_carry_the_canary_and_differ() {
        Identity acme = of("run", "acme", 1);

        assertThat(acme.admin().displayName()).contains(acme.canary());
        assertThat(acme.member().displayName()).contains(acme.canary());
        assertThat(acme.admin().accountId()).isNotEqualTo(acme.member().accountId());
        assertThat(acme.admin().admin()).isTrue();
        assertThat(acme.member().admin()).isFalse();
    }
}
