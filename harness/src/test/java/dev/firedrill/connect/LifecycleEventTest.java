package dev.firedrill.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LifecycleEventTest {
    @Test
    void names_are_those_of_the_descriptor_in_every_locale() {
        assertThat(Arrays.stream(LifecycleEvent.values()).map(LifecycleEvent::key))
                .containsExactly("installed", "enabled", "disabled", "uninstalled");
    }

    @Test
    void only_the_install_and_its_end_are_signed_by_the_host_itself() {
        assertThat(Arrays.stream(LifecycleEvent.values()).filter(LifecycleEvent::asymmetric))
                .containsExactly(LifecycleEvent.INSTALLED, LifecycleEvent.UNINSTALLED);
    }

    @Test
    void products_have_names_and_places() {
        assertThat(Product.JIRA.key()).isEqualTo("jira");
        assertThat(Product.JIRA.contextPath()).isEmpty();
        assertThat(Product.CONFLUENCE.key()).isEqualTo("confluence");
        assertThat(Product.CONFLUENCE.contextPath()).isEqualTo("/wiki");
    }
}
