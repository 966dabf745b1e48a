package dev.firedrill.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The HTML pages with which what stands before an instance answers, whatever a client accepts. */
enum EdgePage {
    BAD_REQUEST("bad-request.html"),
    UNAUTHORIZED("unauthorized.html"),
    FORBIDDEN("forbidden.html"),
    NOT_FOUND("not-found.html"),
    TOO_LARGE("too-large.html"),
    MAINTENANCE("maintenance.html"),
    BAD_GATEWAY("bad-gateway.html"),
    GATEWAY_TIMEOUT("gateway-timeout.html"),
    LOG_IN("log-in.html");

    private final String text;

    EdgePage(String resource) {
        this.text = load(resource);
    }

    String text() {
        return text;
    }

    private static String load(String resource) {
        try (InputStream in = Objects.requireNonNull(EdgePage.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
