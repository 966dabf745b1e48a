package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.SmallWorld;
import dev.firedrill.TinyAddon.Asked;
import dev.firedrill.fault.Attribution;
import dev.firedrill.fault.Direction;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Toxic;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.host.AddonClient.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The network between one instance and the add-on that it calls, seen by both. */
class WayToAddonTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    final RunningHost elsewhere = new RunningHost();

    private final SmallWorld world = new SmallWorld();
    private final Instance acme = world.installed("acme");
    private final Instance globex = world.installed("globex");
    private final Lifecycle lifecycle = world.lifecycle(world.addon.descriptor("installed"));

    @AfterEach
    void close() {
        world.close();
    }

    private Answer get(Instance instance) {
        return world.client
                .send(instance, Request.get(world.addon.url("/main?a=b%20c")), PATIENCE)
                .answer();
    }

    private static Fault.OnLink late(Duration by) {
        return Fault.OnLink.toAddon(new Toxic.Latency(by, Duration.ZERO), Direction.TO_ADD_ON);
    }

    @Test
    void there_is_no_link_before_there_is_a_fault() {
        get(acme);

        assertThat(acme.way().dial()).isNull();
    }

    @Test
    void a_slow_way_delays_what_its_own_tenant_sends() {
        acme.suffer(late(SHORT));

        assertThat(get(acme).took()).isGreaterThanOrEqualTo(SHORT);
        lifecycle.resendInstalled(acme);
        assertThat(world.facts(Fact.CallbackAnswered.class))
                .singleElement()
                .satisfies(told -> assertThat(told.answer().took()).isGreaterThanOrEqualTo(SHORT));
        assertThat(globex.way().dial()).isNull();
    }

    @Test
    void what_is_cut_gets_no_answer_until_it_is_healed() {
        acme.suffer(Fault.OnLink.toAddon(new Toxic.ResetPeer(Duration.ZERO), Direction.TO_HOST));

        assertThat(get(acme).arrived()).isFalse();
        assertThat(world.addon.paths()).containsExactly("/main");
        assertThat(get(globex).status()).isEqualTo(204);
        acme.healAll();
        assertThat(get(acme).status()).isEqualTo(204);
    }

    @Test
    void what_is_swallowed_never_arrives() {
        acme.suffer(Fault.OnLink.toAddon(new Toxic.Timeout(Duration.ofMillis(1)), Direction.TO_ADD_ON));

        assertThat(get(acme).arrived()).isFalse();
        assertThat(world.addon.asked()).isEmpty();
    }

    @Test
    void the_add_on_cannot_tell_that_there_is_a_link() {
        get(acme);
        acme.suffer(late(Duration.ofMillis(1)));
        get(acme);
        acme.healAll();
        get(acme);

        List<Asked> asked = world.addon.asked();
        assertThat(acme.way().dial()).isNotNull();
        assertThat(asked).hasSize(3);
        assertThat(asked.get(0).header("Host")).isEqualTo("127.0.0.1:" + world.addon.port());
        assertThat(asked).allSatisfy(one -> {
            assertThat(one.uri()).isEqualTo(asked.get(0).uri());
            assertThat(one.headers()).isEqualTo(asked.get(0).headers());
        });
    }

    @Test
    void a_signed_callback_is_the_same_by_the_link() {
        lifecycle.resendInstalled(acme);
        acme.suffer(late(Duration.ofMillis(1)));
        lifecycle.resendInstalled(acme);

        List<Asked> told = world.addon.asked();
        assertThat(told.get(1).body()).isEqualTo(told.get(0).body());
        assertThat(unsigned(told.get(1))).isEqualTo(unsigned(told.get(0)));
        assertThat(claim(told.get(1), "qsh")).isEqualTo(claim(told.get(0), "qsh"));
        assertThat(claim(told.get(1), "aud")).isEqualTo(claim(told.get(0), "aud"));
    }

    private static Map<String, List<String>> unsigned(Asked asked) {
        var headers = new HashMap<>(asked.headers());
        headers.remove("Authorization");
        return headers;
    }

    private static String claim(Asked asked, String name) {
        String claims =
                new String(Base64.getUrlDecoder().decode(asked.token().split("[.]", -1)[1]), StandardCharsets.UTF_8);
        var matcher = Pattern.compile("\"" + name + "\":(\\[?\"[^\"]*\")").matcher(claims);
        assertThat(matcher.find()).as(claims).isTrue();
        return matcher.group(1);
    }

    @Test
    void an_add_on_behind_another_name_keeps_it() {
        acme.suffer(late(Duration.ofMillis(1)));
        try (var mapped = new AddonClient(world.addon.address(), world.history.clock())) {
            mapped.send(acme, Request.get(URI.create("https://notes.example.com/main")), PATIENCE);
        }

        assertThat(world.addon.asked().get(0).header("Host")).isEqualTo("notes.example.com");
        assertThat(world.addon.asked().get(0).header("X-forwarded-proto")).isEqualTo("https");
    }

    @Test
    void it_is_recorded_as_the_networks() {
        acme.suffer(late(SHORT));
        acme.healAll();

        assertThat(world.facts(Fact.FaultInjected.class))
                .containsExactly(new Fact.FaultInjected(
                        "reaches the add-on by a link that delays by 300 ms (to the add-on)",
                        "WAY_TO_ADD_ON",
                        Attribution.NETWORK,
                        true));
        assertThat(world.facts(Fact.FaultHealed.class)).hasSize(1);
    }

    @Test
    void it_is_refused_where_there_can_be_no_link() {
        Instance other = elsewhere.jira("other");

        assertThatThrownBy(() -> other.suffer(late(SHORT)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("plain HTTP", "addon.connect-to");
        assertThat(elsewhere.facts(Fact.FaultInjected.class)).isEmpty();
    }
}
