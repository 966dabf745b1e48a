package dev.firedrill.host;

import dev.firedrill.host.WebRequest.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An answer to send. */
@SuppressWarnings("ArrayRecordComponent") // bodies are passed on, never compared
record WebReply(int status, List<Header> headers, byte[] body) {

    static final String JSON = "application/json;charset=UTF-8";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String CONTENT_TYPE = "Content-Type";

    static WebReply json(int status, Object body) {
        return text(status, JSON, Json.write(body));
    }

    static WebReply html(int status, String page) {
        return text(status, HTML, page);
    }

    static WebReply text(int status, String type, String body) {
        return new WebReply(status, List.of(new Header(CONTENT_TYPE, type)), body.getBytes(StandardCharsets.UTF_8));
    }

    static WebReply empty(int status) {
        return new WebReply(status, List.of(), new byte[0]);
    }

    WebReply with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new WebReply(status, more, body);
    }

    /** Whether its connection ends with it. */
    boolean closes() {
        return headers.stream()
                .anyMatch(header -> header.named("Connection") && header.value().equalsIgnoreCase("close"));
    }

    /** The same with a type of content, if it has content and does not say of which type. */
    WebReply withDefaultType(String type) {
        boolean said = headers.stream().anyMatch(header -> header.named(CONTENT_TYPE));
        return said || body.length == 0 ? this : with(CONTENT_TYPE, type);
    }
}
