package dev.firedrill.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.SmallWorld;
import dev.firedrill.TinyAddon.Asked;
import dev.firedrill.TinyAddon.Told;
import dev.firedrill.connect.Descriptor;
import dev.firedrill.connect.InstallKey;
import dev.firedrill.connect.InvalidDescriptorException;
import dev.firedrill.connect.TokenReader;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact;
import dev.firedrill.host.Installation.Secret;
import dev.firedrill.host.Installation.State;
import dev.firedrill.time.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {

    private static final String[] ALL = {"installed", "enabled", "disabled", "uninstalled"};
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int CROWD = 5;

    private final SmallWorld world = new SmallWorld();
    private final Lifecycle lifecycle = naming(ALL);
    private final Instance acme = world.tenant("acme");
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void close() {
        world.close();
    }

    private Lifecycle naming(String... callbacks) {
        return world.lifecycle(world.addon.descriptor(callbacks));
    }

    private void refuse(String path) {
        world.addon.answering(asked -> Told.status(asked.path().equals(path) ? 500 : 204));
    }

    private void awaitAsked(int times) {
        Await.until(
                "the add-on was asked " + times + " times", BOUND, () -> world.addon.paths(), p -> p.size() >= times);
    }

    private List<String> changes() {
        return world.facts(Fact.TenantChanged.class).stream()
                .map(Fact.TenantChanged::change)
                .toList();
    }

    private String body(int request) {
        return world.addon.asked().get(request).body();
    }

    private Secret current() {
        return acme.installation().current().orElseThrow();
    }

    /** Stays inside for a moment, and counts how many are. */
    private Told together(CountDownLatch expected) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        expected.countDown();
        try {
            boolean unused = expected.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inside.decrementAndGet();
        return Told.status(204);
    }

    private void gather(int expected) {
        var latch = new CountDownLatch(expected);
        world.addon.answering(asked -> together(latch));
    }

    private void installCrowd(Lifecycle lifecycle) {
        CompletableFuture.allOf(IntStream.range(0, CROWD)
                        .mapToObj(i -> world.tenant("tenant-" + i))
                        .map(tenant ->
                                CompletableFuture.runAsync(() -> lifecycle.install(tenant), r -> new Thread(r).start()))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @Test
    void an_install_hands_the_secret_over_and_then_enables() {
        assertThat(lifecycle.install(acme)).isTrue();
        awaitAsked(2);

        assertThat(world.addon.paths()).containsExactly("/installed", "/enabled");
        assertThat(body(0)).contains("\"sharedSecret\":\"" + current().value() + "\"");
        assertThat(acme.installation().enabled()).isTrue();
        assertThat(changes()).containsExactly("installed");
    }

    @Test
    void only_installed_carries_the_secret() {
        lifecycle.install(acme);
        awaitAsked(2);
        lifecycle.uninstall(acme);

        assertThat(world.addon.asked().stream().skip(1))
                .hasSize(3)
                .noneMatch(asked -> asked.body().contains(current().value()));
    }

    @Test
    void installs_are_signed_with_the_hosts_key_and_the_rest_with_the_tenants_secret() {
        lifecycle.install(acme);
        awaitAsked(2);
        lifecycle.uninstall(acme);

        String key = world.keys.key().publicPem();
        List<Asked> asked = world.addon.asked();
        assertThat(asked)
                .extracting(Asked::path)
                .containsExactly("/installed", "/enabled", "/disabled", "/uninstalled");
        assertThat(asked)
                .extracting(a -> TokenReader.verifies(a.token(), key))
                .containsExactly(true, false, false, true);
        assertThat(asked)
                .extracting(a -> TokenReader.signedWith(a.token(), current().value()))
                .containsExactly(false, true, true, false);
    }

    @Test
    void only_what_the_descriptor_names_is_sent() {
        var quiet = naming("installed");

        quiet.install(acme);
        quiet.uninstall(acme);
        quiet.resendUninstalled(acme);

        assertThat(world.addon.paths()).containsExactly("/installed");
    }

    @Test
    void an_add_on_that_asks_not_to_be_told_knows_of_its_uninstall() {
        assertThat(naming("installed").uninstall(acme)).isTrue();
    }

    @Test
    void a_refused_first_install_leaves_nothing() {
        refuse("/installed");

        assertThat(lifecycle.install(acme)).isFalse();

        assertThat(acme.installation().state()).isEqualTo(State.ABSENT);
        assertThat(acme.installation().current()).isEmpty();
        assertThat(changes()).isEmpty();
        assertThat(world.addon.paths()).containsExactly("/installed");
    }

    @Test
    void a_refused_enabled_changes_nothing() {
        refuse("/enabled");

        assertThat(lifecycle.install(acme)).isTrue();
        awaitAsked(2);

        assertThat(acme.installation().enabled()).isTrue();
    }

    @Test
    void a_rotation_replaces_the_secret() {
        lifecycle.install(acme);
        Secret first = current();

        assertThat(lifecycle.rotateSecret(acme)).isTrue();

        assertThat(current()).isNotEqualTo(first);
        assertThat(acme.installation().replaced()).contains(first);
        assertThat(changes()).containsExactly("installed", "rotated");
    }

    @Test
    void a_refused_rotation_keeps_the_old_secret() {
        lifecycle.install(acme);
        Secret first = current();
        refuse("/installed");

        assertThat(lifecycle.rotateSecret(acme)).isFalse();

        assertThat(current()).isEqualTo(first);
        assertThat(changes()).containsExactly("installed");
    }

    @Test
    void a_rename_says_the_new_address_and_enables_nothing() {
        lifecycle.install(acme);
        awaitAsked(2);
        String former = acme.baseUrl().toString();

        assertThat(lifecycle.rename(acme)).isTrue();

        assertThat(acme.baseUrl().toString()).isNotEqualTo(former);
        assertThat(body(2))
                .contains("\"baseUrl\":\"" + acme.baseUrl() + "\"")
                .contains(current().value());
        assertThat(world.addon.asked()).hasSize(3);
        assertThat(changes()).containsExactly("installed", "renamed");
    }

    @Test
    void a_refused_rename_moves_all_the_same_and_is_not_acknowledged() {
        lifecycle.install(acme);
        String former = acme.baseUrl().toString();
        refuse("/installed");

        assertThat(lifecycle.rename(acme)).isFalse();

        assertThat(acme.baseUrl().toString()).isNotEqualTo(former);
        assertThat(changes()).containsExactly("installed");
    }

    @Test
    void saying_installed_again_changes_nothing() {
        lifecycle.install(acme);
        awaitAsked(2);
        Secret first = current();

        lifecycle.resendInstalled(acme);

        assertThat(body(2)).contains(first.value());
        assertThat(current()).isEqualTo(first);
        assertThat(changes()).containsExactly("installed");
    }

    @Test
    void an_uninstall_goes_on_whatever_the_add_on_says() {
        lifecycle.install(acme);
        refuse("/uninstalled");

        assertThat(lifecycle.uninstall(acme)).isTrue();

        assertThat(acme.installation().state()).isEqualTo(State.UNINSTALLED);
        assertThat(changes()).containsExactly("installed", "uninstalled");
    }

    @Test
    void an_add_on_that_cannot_be_reached_does_not_know_of_its_uninstall() {
        lifecycle.install(acme);
        awaitAsked(2);
        world.addon.close();

        assertThat(lifecycle.uninstall(acme)).isFalse();
    }

    @Test
    void a_reinstall_brings_a_new_secret_to_the_same_tenant() {
        lifecycle.install(acme);
        Secret first = current();
        lifecycle.uninstall(acme);

        assertThat(lifecycle.reinstall(acme)).isTrue();

        assertThat(acme.installation().replaced()).contains(first);
        assertThat(acme.installation().state()).isEqualTo(State.INSTALLED);
        assertThat(changes()).containsExactly("installed", "uninstalled", "reinstalled");
    }

    @Test
    void a_forged_install_is_recorded_as_forged_and_changes_nothing() {
        lifecycle.install(acme);
        awaitAsked(2);
        Secret first = current();

        lifecycle.forge(acme, lifecycle.installedPayload(acme, "forged"), "no token", null);

        var callbacks = world.facts(Fact.CallbackAnswered.class);
        assertThat(callbacks.stream().filter(Fact.CallbackAnswered::forged))
                .singleElement()
                .matches(fact ->
                        fact.credential().equals("no token") && fact.answer().status() == 204);
        assertThat(world.addon.asked().get(2).headers()).doesNotContainKey("Authorization");
        assertThat(current()).isEqualTo(first);
    }

    @Test
    void what_is_sent_at_once_arrives_at_once_and_says_so() {
        gather(CROWD);

        lifecycle.resendInstalledAtOnce(acme, CROWD);

        assertThat(most).hasValue(CROWD);
        assertThat(world.facts(Fact.CallbackAnswered.class)).hasSize(CROWD).allMatch(Fact.CallbackAnswered::atOnce);
    }

    @Test
    void installs_of_different_tenants_overlap() {
        gather(CROWD);

        installCrowd(naming("installed"));

        assertThat(most.get()).isGreaterThan(1);
    }

    @Test
    void one_at_a_time_they_do_not() {
        gather(CROWD);
        var gentle = naming("installed");
        gentle.oneAtATime();

        installCrowd(gentle);

        assertThat(most).hasValue(1);
        assertThat(world.addon.paths()).hasSize(CROWD);
    }

    @Test
    void one_at_a_time_what_is_sent_at_once_still_is() {
        gather(CROWD);
        lifecycle.oneAtATime();

        lifecycle.resendInstalledAtOnce(acme, CROWD);

        assertThat(most).hasValue(CROWD);
    }

    @Test
    void what_is_sent_at_once_waits_until_the_last_one_has_its_connection() {
        var line = new StartingLine(2);
        var hello = AddonClient.Request.post(world.addon.url("/hello"), null, "{}");
        var first = CompletableFuture.supplyAsync(() -> world.client.send(acme, hello, BOUND, line));
        Await.passing("the first one would have left", Duration.ofMillis(300));
        var before = world.addon.paths();
        Duration alone = world.history.clock().elapsed();

        var last = world.client.send(acme, hello, BOUND, line);

        assertThat(before).isEmpty();
        assertThat(last.answer().status()).isEqualTo(204);
        assertThat(first.join().sent()).isGreaterThanOrEqualTo(alone);
        assertThat(world.addon.paths()).containsExactly("/hello", "/hello");
    }

    @Test
    void who_waits_for_one_that_came_to_nothing_waits_no_longer() {
        var line = new StartingLine(2);
        line.withdraw();

        var reply = world.client.send(
                acme, AddonClient.Request.post(world.addon.url("/hello"), null, "{}"), Duration.ofSeconds(3), line);

        assertThat(reply.answer().status()).isEqualTo(204);
    }

    @Test
    void a_newcomer_who_is_installed_several_times_at_once_is_given_one_secret() {
        lifecycle.resendInstalledAtOnce(acme, CROWD);

        assertThat(world.addon.asked())
                .hasSize(CROWD)
                .allMatch(asked -> asked.body().contains(current().value()));
        assertThat(acme.installation().state()).isEqualTo(State.INSTALLED);
        assertThat(acme.installation().former()).isEmpty();
    }

    @Test
    void a_newcomer_of_whom_no_install_at_once_was_acknowledged_stays_one() {
        refuse("/installed");

        lifecycle.resendInstalledAtOnce(acme, CROWD);

        assertThat(acme.installation().state()).isEqualTo(State.ABSENT);
        assertThat(acme.installation().current()).isEmpty();
    }

    @Test
    void different_tenants_are_installed_at_once_each_with_a_secret_of_its_own() {
        var globex = world.tenant("globex");
        world.addon.answering(asked -> Told.status(
                asked.body().contains(globex.clientKey()) && asked.path().equals("/installed") ? 500 : 204));

        lifecycle.installAtOnce(List.of(acme, globex));

        assertThat(acme.installation().state()).isEqualTo(State.INSTALLED);
        assertThat(globex.installation().state()).isEqualTo(State.ABSENT);
        assertThat(acme.installation().secrets())
                .doesNotContainAnyElementsOf(globex.installation().secrets());
        assertThat(world.facts(Fact.CallbackAnswered.class))
                .filteredOn(callback -> callback.event().equals("installed"))
                .hasSize(2)
                .allMatch(Fact.CallbackAnswered::atOnce);
    }

    @Test
    void an_install_may_be_signed_by_another_key() {
        InstallKey key = InstallKey.generate();

        Answer answer = lifecycle.installSignedBy(acme, key, Patience.of(BOUND), "a key in trouble");
        awaitAsked(2);

        assertThat(answer.status()).isEqualTo(204);
        String token = world.addon.asked().get(0).token();
        assertThat(TokenReader.verifies(token, key.publicPem())).isTrue();
        assertThat(TokenReader.verifies(token, world.keys.key().publicPem())).isFalse();
        assertThat(world.facts(Fact.CallbackAnswered.class).get(0))
                .matches(fact -> fact.credential().equals("a key in trouble") && !fact.forged());
        assertThat(acme.installation().state()).isEqualTo(State.INSTALLED);
        assertThat(changes()).containsExactly("installed");
    }

    @Test
    void an_install_by_another_key_that_is_refused_leaves_nothing() {
        refuse("/installed");

        Answer answer = lifecycle.installSignedBy(acme, InstallKey.generate(), Patience.of(BOUND), "a key in trouble");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(acme.installation().state()).isEqualTo(State.ABSENT);
        assertThat(acme.installation().current()).isEmpty();
        assertThat(changes()).isEmpty();
    }

    @Test
    void an_install_by_another_key_has_a_patience_of_its_own() {
        var never = new CountDownLatch(1);
        answerAfter(never);

        Answer answer = lifecycle.installSignedBy(
                acme, InstallKey.generate(), Patience.atMost(Duration.ofMillis(300)), "a key in trouble");
        never.countDown();

        assertThat(answer.arrived()).isFalse();
        assertThat(answer.took()).isBetween(Duration.ofMillis(250), Duration.ofSeconds(4));
    }

    private void answerAfter(CountDownLatch latch) {
        world.addon.answering(asked -> {
            boolean unused = await(latch);
            return Told.status(204);
        });
    }

    @Test
    void who_hangs_is_listened_to_for_longer_than_an_answer_counts() {
        var never = new CountDownLatch(1);
        answerAfter(never);
        Duration bound = Duration.ofMillis(200);
        Duration awaited = Duration.ofMillis(900);

        boolean installed = naming(new Patience(bound, awaited)).install(acme);
        never.countDown();

        assertThat(installed).isFalse();
        assertThat(answer().arrived()).isFalse();
        assertThat(answer().took()).isGreaterThanOrEqualTo(awaited);
    }

    @Test
    void what_is_answered_after_the_bound_is_not_acknowledged() {
        var latch = new CountDownLatch(1);
        world.addon.answering(asked -> {
            boolean unused = awaitFor(latch, Duration.ofMillis(400));
            return Told.status(204);
        });

        boolean installed = naming(new Patience(Duration.ofMillis(200), Duration.ofSeconds(20)))
                .install(acme);

        assertThat(installed).isFalse();
        assertThat(answer().status()).isEqualTo(204);
        assertThat(acme.installation().state()).isEqualTo(State.ABSENT);
    }

    private Lifecycle naming(Patience patience) {
        return world.lifecycle(world.addon.descriptor(ALL), patience);
    }

    private Answer answer() {
        return world.facts(Fact.CallbackAnswered.class).get(0).answer();
    }

    private static boolean await(CountDownLatch latch) {
        return awaitFor(latch, BOUND);
    }

    private static boolean awaitFor(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void switching_off_and_on_is_said_and_done() {
        lifecycle.install(acme);
        awaitAsked(2);

        assertThat(lifecycle.disable(acme)).isTrue();
        assertThat(acme.installation().enabled()).isFalse();
        assertThat(lifecycle.enable(acme)).isTrue();

        assertThat(acme.installation().enabled()).isTrue();
        assertThat(world.addon.paths()).containsExactly("/installed", "/enabled", "/disabled", "/enabled");
        assertThat(changes()).containsExactly("installed", "disabled", "enabled");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_disabled_beside_an_uninstalled_leaves_when_the_other_has_left(boolean disabledFirst) throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var overlapping = world.lifecycle(descriptorAt(server.getLocalPort()));
            SmallWorld.rotate(acme);
            var seen = CompletableFuture.supplyAsync(() -> bothAtOnce(server));

            boolean known = overlapping.disabledBesideUninstalled(acme, disabledFirst);

            assertThat(known).isTrue();
            assertThat(seen.join())
                    .containsExactlyElementsOf(
                            disabledFirst
                                    ? List.of("/disabled", "/uninstalled")
                                    : List.of("/uninstalled", "/disabled"));
        }
        assertThat(acme.installation().state()).isEqualTo(State.UNINSTALLED);
        assertThat(changes()).containsExactly("uninstalled");
        assertThat(world.facts(Fact.CallbackAnswered.class)).hasSize(2);
    }

    private static Descriptor descriptorAt(int port) {
        try {
            return Descriptor.parse("""
                    {"key": "tiny", "name": "Tiny", "baseUrl": "http://127.0.0.1:%d",
                     "authentication": {"type": "jwt"}, "scopes": ["READ"], "apiMigrations": {"signed-install": true},
                     "lifecycle": {"installed": "/installed", "disabled": "/disabled", "uninstalled": "/uninstalled"}}
                    """.formatted(port));
        } catch (InvalidDescriptorException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What two connections ask for, in the order in which they came; neither is answered before both have. */
    private static List<String> bothAtOnce(ServerSocket server) {
        try (Socket first = server.accept();
                Socket second = server.accept()) {
            List<String> asked = List.of(path(first), path(second));
            for (Socket socket : List.of(first, second)) {
                socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            return asked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Socket socket) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        return reader.readLine().split(" ", -1)[1];
    }

    @Test
    void of_a_disabled_beside_an_uninstalled_only_what_the_descriptor_names_is_sent() {
        SmallWorld.rotate(acme);

        assertThat(naming("installed", "uninstalled").disabledBesideUninstalled(acme, true))
                .isTrue();
        assertThat(naming("installed", "disabled").disabledBesideUninstalled(acme, false))
                .isTrue();

        assertThat(world.addon.paths()).containsExactly("/uninstalled", "/disabled");
    }

    @Test
    void an_add_on_that_cannot_be_reached_knows_of_neither() {
        SmallWorld.rotate(acme);
        world.addon.close();

        assertThat(lifecycle.disabledBesideUninstalled(acme, true)).isFalse();
        assertThat(changes()).containsExactly("uninstalled");
    }

    @Test
    void a_late_disabled_has_no_token() {
        lifecycle.install(acme);
        awaitAsked(2);
        lifecycle.uninstall(acme);

        assertThat(lifecycle.lateDisabled(acme).status()).isEqualTo(204);

        Asked last = world.addon.asked().get(4);
        assertThat(last.path()).isEqualTo("/disabled");
        assertThat(last.headers()).doesNotContainKey("Authorization");
        assertThat(last.body()).contains("\"eventType\":\"disabled\"").doesNotContain("sharedSecret");
        assertThat(world.facts(Fact.CallbackAnswered.class).get(4))
                .matches(fact ->
                        fact.event().equals("disabled") && fact.credential().equals("no token") && !fact.forged());
    }

    @Test
    void no_late_disabled_is_sent_where_the_descriptor_names_none() {
        assertThat(naming("installed").lateDisabled(acme).arrived()).isFalse();

        assertThat(world.addon.asked()).isEmpty();
        assertThat(world.facts(Fact.CallbackAnswered.class)).isEmpty();
    }

    @Test
    void an_upgraded_host_says_so_in_its_next_installed() {
        lifecycle.install(acme);
        awaitAsked(2);
        assertThat(body(0)).contains("\"serverVersion\":\"100260\"").contains("\"pluginsVersion\":\"1001.0.0-");

        acme.upgradeTo(100261);
        lifecycle.resendInstalled(acme);

        assertThat(body(2)).contains("\"serverVersion\":\"100261\"").contains("\"pluginsVersion\":\"1001.0.1-");
    }
}
