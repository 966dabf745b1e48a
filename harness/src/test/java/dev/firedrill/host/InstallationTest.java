package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.firedrill.host.Installation.Secret;
import dev.firedrill.host.Installation.State;
import org.junit.jupiter.api.Test;

class InstallationTest {

    private final Installation installation = new Installation();

    @Test
    void a_minted_secret_is_nothing_until_it_is_acknowledged() {
        Secret secret = installation.mint();

        assertThat(installation.state()).isEqualTo(State.ABSENT);
        assertThat(installation.current()).isEmpty();
        assertThat(secret.value()).matches("[A-Za-z0-9]{64}");
    }

    @Test
    void an_acknowledged_secret_replaces_the_one_before() {
        Secret first = installation.mint();
        installation.acknowledge(first);
        Secret second = installation.mint();

        installation.acknowledge(second);

        assertThat(installation.current()).contains(second);
        assertThat(installation.replaced()).contains(first);
        assertThat(installation.secrets()).containsExactly(first, second);
    }

    @Test
    void secrets_that_were_acknowledged_and_replaced_are_former_ones() {
        Secret first = installation.mint();
        installation.acknowledge(first);
        installation.mint();
        Secret third = installation.mint();
        installation.acknowledge(third);
        installation.acknowledge(installation.mint());

        assertThat(installation.former()).containsExactly(first, third);
    }

    @Test
    void acknowledging_the_same_secret_again_replaces_nothing() {
        Secret first = installation.mint();
        installation.acknowledge(first);

        installation.acknowledge(first);

        assertThat(installation.replaced()).isEmpty();
    }

    @Test
    void an_uninstalled_add_on_is_not_enabled_and_leaves_its_secret() {
        installation.acknowledge(installation.mint());
        installation.enable(true);

        installation.uninstall();

        assertThat(installation.state()).isEqualTo(State.UNINSTALLED);
        assertThat(installation.enabled()).isFalse();
        assertThat(installation.current()).isPresent();
        assertThatIllegalStateException().isThrownBy(() -> installation.enable(true));
    }
}
