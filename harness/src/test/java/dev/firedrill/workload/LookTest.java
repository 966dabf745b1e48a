package dev.firedrill.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.history.Answer;
import dev.firedrill.host.AddonClient.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {

    private static Look look(int status, String location, String body) {
        return Look.of(
                new Reply(Answer.of(status, Duration.ZERO), "text/html", location, body, Duration.ZERO, List.of()));
    }

    private static Look page(String body) {
        return look(200, "", body);
    }

    private static boolean alike(String one, String other) {
        return !page(one).differs(page(other), 0);
    }

    @Test
    void tokens_make_no_difference() {
        assertThat(alike(
                        "<meta token=\"eyJhbGciOiJI.eyJpc3MiOiJh.c2lnbmF0dXJl\"> Notes",
                        "<meta token=\"eyJ0eXAiOiJK.eyJzdWIiOiI1.b3RoZXJvdGhlcg\"> Notes"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "request 17 of 99, request 18 of 100",
        "id 6f1c2e9a-0b1d-4c3e-9f6a-112233445566, id 00000000-1111-2222-3333-444444444444",
        "nonce deadbeefcafe, nonce 0123456789ab"
    })
    void numbers_and_ids_make_no_difference(String one, String other) {
        assertThat(alike(one, other)).isTrue();
    }

    @Test
    void markup_and_order_make_no_difference() {
        assertThat(alike("<p>Hello, <b>Ada</b></p>", "<p><b>Ada</b>: hello? Hello!</p>".replace("hello? ", "")))
                .isTrue();
    }

    @Test
    void other_words_make_a_difference() {
        assertThat(alike("Your notes, Ada", "Access denied")).isFalse();
    }

    @Test
    void a_status_makes_a_difference_whatever_the_body() {
        assertThat(page("same").differs(look(401, "", "same"), 1)).isTrue();
    }

    @Test
    void the_query_of_a_redirect_makes_none_and_its_path_does() {
        var login = look(302, "/login?next=%2Fmain&state=1", "");

        assertThat(login.differs(look(302, "/login?next=%2Fother", ""), 0)).isFalse();
        assertThat(login.differs(look(302, "/main?next=1", ""), 0)).isTrue();
    }

    @Test
    void what_differs_no_more_than_thrice_the_noise_is_alike() {
        var ten = page("a b c d e f g h i j");
        var nine = page("a b c d e f g h i");

        assertThat(ten.differs(nine, 0)).isTrue();
        assertThat(ten.differs(nine, 0.04)).isFalse();
    }

    @Test
    void empty_bodies_are_alike() {
        assertThat(page("").likeness(page(""))).isEqualTo(1);
        assertThat(page("").likeness(page("words"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 399})
    void a_door_that_answers_below_400_opens(int status) {
        assertThat(look(status, "", "").opens()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 400, 401, 500})
    void a_door_that_refuses_or_is_silent_does_not(int status) {
        assertThat(look(status, "", "").opens()).isFalse();
    }
}
