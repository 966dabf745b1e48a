package dev.firedrill.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WebhooksTest extends AddonTest {

    private static final String CREATED = """
            {"webhookEvent": "jira:issue_created", "issue": {"key": "HOUSE-1"}}
            """;

    @Test
    void a_resent_webhook_counts_once_also_after_a_restart() {
        assertThat(addon.webhook(acme, "event-1", CREATED)).isEqualTo(204);
        assertThat(addon.webhook(acme, "event-1", CREATED)).isEqualTo(204);
        addon.restart();
        assertThat(addon.webhook(acme, "event-1", CREATED)).isEqualTo(204);

        assertThat(issues(acme)).containsExactly("HOUSE-1");
    }

    @Test
    void without_an_identifier_the_same_body_counts_once() {
        addon.webhook(acme, "", CREATED);
        addon.webhook(acme, "", CREATED);
        addon.webhook(acme, "", CREATED.replace("HOUSE-1", "HOUSE-2"));

        assertThat(issues(acme)).containsExactly("HOUSE-1", "HOUSE-2");
    }

    @Test
    void two_sites_may_use_the_same_identifier() {
        addon.install(globex);
        addon.webhook(acme, "event-1", CREATED);
        addon.webhook(globex, "event-1", CREATED.replace("HOUSE-1", "HOUSE-2"));

        assertThat(issues(acme)).containsExactly("HOUSE-1");
        assertThat(issues(globex)).containsExactly("HOUSE-2");
    }

    @Test
    void a_webhook_that_the_site_did_not_sign_is_refused() {
        String secret = acme.secret();
        acme.useSecret(newSecret());
        assertThat(addon.webhook(acme, "event-1", CREATED)).isEqualTo(401);

        acme.useSecret(secret);
        assertThat(issues(acme)).isEmpty();
    }

    private List<String> issues(Site site) {
        return addon.script(site, "bob").get("/api/activity").jsonPath().getList("issueKey");
    }
}
