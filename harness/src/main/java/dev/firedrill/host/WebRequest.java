package dev.firedrill.host;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request as it arrived.
 *
 * @param target path and query, encoded
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are passed on, never compared
record WebRequest(String method, String target, List<Header> headers, byte[] body) {

    record Header(String name, String value) {

        boolean named(String other) {
            return name.equalsIgnoreCase(other);
        }

        boolean prefixed(String prefix) {
            return name.toLowerCase(Locale.ROOT).startsWith(prefix);
        }
    }

    /** The path without query, encoded. */
    String path() {
        int questionMark = target.indexOf('?');
        return questionMark < 0 ? target : target.substring(0, questionMark);
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.named(name))
                .map(Header::value)
                .findFirst();
    }

    Optional<String> queryParameter(String name) {
        int questionMark = target.indexOf('?');
        return questionMark < 0 ? Optional.empty() : parameter(target.substring(questionMark + 1), name);
    }

    /** A parameter of the form that the body is, or of none. */
    Optional<String> formParameter(String name) {
        boolean form = header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        return form ? parameter(new String(body, StandardCharsets.UTF_8), name) : Optional.empty();
    }

    private static Optional<String> parameter(String pairs, String name) {
        return Stream.of(pairs.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decode(pair.substring(name.length() + 1)))
                .findFirst();
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
