package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.firedrill.connect.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TwinTest {

    @RegisterExtension
    final RunningHost running = new RunningHost();

    private Instance twinOf(Instance other) {
        Instance twin = running.host().openTwin(other, "twin", RunningHost.REHEARSAL);
        twin.installation().acknowledge(twin.installation().mint());
        twin.installation().enable(true);
        return twin;
    }

    private static void assertSamePerson(User one, User other) {
        assertThat(one.accountId()).isEqualTo(other.accountId());
        assertThat(one.userKey()).isEqualTo(other.userKey());
        assertThat(one.email()).isEqualTo(other.email());
        assertThat(one.displayName()).isNotEqualTo(other.displayName());
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void a_twin_has_the_same_users_and_is_another_tenant(Product product) {
        Instance acme = running.installed(product, "acme");
        Instance twin = twinOf(acme);

        assertSamePerson(twin.admin(), acme.admin());
        assertSamePerson(twin.member(), acme.member());
        assertThat(twin.product()).isEqualTo(product);
        assertThat(twin.clientKey()).isNotEqualTo(acme.clientKey());
        assertThat(twin.oauthClientId()).isNotEqualTo(acme.oauthClientId());
        assertThat(twin.canary()).isNotEqualTo(acme.canary());
    }

    @Test
    void the_same_account_is_shown_with_the_canary_of_the_instance_that_is_asked() {
        Instance acme = running.jira("acme");
        Instance twin = twinOf(acme);
        String target = "/rest/api/3/user?accountId=" + acme.member().accountId();

        running.get(acme, target).then().body("displayName", containsString(acme.canary()));
        running.get(twin, target)
                .then()
                .body("displayName", containsString(twin.canary()))
                .body("accountId", equalTo(acme.member().accountId()));
    }

    @Test
    void a_twin_of_a_twin_has_the_same_users_too() {
        Instance acme = running.jira("acme");

        Instance third = twinOf(twinOf(acme));

        assertSamePerson(third.admin(), acme.admin());
    }

    @Test
    void others_have_other_users() {
        Instance acme = running.jira("acme");
        Instance globex = running.jira("globex");

        assertThat(globex.admin().accountId()).isNotEqualTo(acme.admin().accountId());
        assertThat(globex.admin().userKey()).isNotEqualTo(acme.admin().userKey());
    }
}
