package dev.firedrill.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange behind a fact, for people to look at: no verdict depends on it. Neither secrets nor signatures are in
 * it; where a token was, {@code ‹token 1›} stands for the first of {@code tokens}.
 *
 * @param label which of a fact's exchanges it is, as the credential of a probe; empty for an only one
 * @param answer null when none came
 * @param tokens what the tokens in it said, whether or not they are to be believed
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Exchange(
        String label, Message request, @Nullable Message answer, List<Token> tokens) {

    public Exchange {
        Objects.requireNonNull(request, "an exchange has a 'request'");
        label = Objects.requireNonNullElse(label, "");
        tokens = copy(tokens);
    }

    /** The same, under a label. */
    public Exchange labelled(String other) {
        return new Exchange(other, request, answer, tokens);
    }

    /**
     * A request or an answer.
     *
     * @param line method and target, or the status
     * @param body its beginning
     * @param more how many characters of the body are left out
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Message(
            String line,
            List<Field> headers,
            String body,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int more) {

        public Message {
            Objects.requireNonNull(line, "a message has a 'line'");
            headers = copy(headers);
            body = Objects.requireNonNullElse(body, "");
        }
    }

    /** A header. */
    public record Field(String name, String value) {}

    /**
     * What a token says.
     *
     * @param algorithm the header's {@code alg}
     * @param claims in the order of the specifications, times in ISO form
     */
    public record Token(String algorithm, Map<String, String> claims) {

        public Token {
            claims = new LinkedHashMap<>(claims);
        }
    }

    // A stored history leaves out what is empty.
    private static <T> List<T> copy(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
