package dev.firedrill.host;

import dev.firedrill.history.Exchange;
import dev.firedrill.history.Exchange.Field;
import dev.firedrill.history.Exchange.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** Writes down what was said in one exchange, for people: the beginning of what is long, and no secrets. */
final class Transcript {

    /** Of a body, a header or a target as much as shows what it is. */
    private static final int MOST = 1000;

    private static final int MOST_HEADERS = 60;

    /** A body is searched for secrets as far as this, and shown no further. */
    private static final int SEARCHED = 20_000;

    private static final Set<String> COOKIES = Set.of("cookie", "set-cookie");

    private static final Pattern SECRET_NAMES =
            Pattern.compile("secret|password|api-?key|token|session", Pattern.CASE_INSENSITIVE);

    private final Blots blots = new Blots();

    private Transcript() {}

    /** A request to the add-on on which nothing came back. */
    static Exchange of(AddonClient.Request request) {
        var transcript = new Transcript();
        return transcript.exchange(transcript.message(request), null);
    }

    /** A request to the add-on and its answer. */
    static Exchange of(AddonClient.Request request, int status, Header[] headers, String body) {
        var transcript = new Transcript();
        return transcript.exchange(
                transcript.message(request),
                transcript.message(
                        String.valueOf(status),
                        Stream.of(headers).map(header -> transcript.field(header.getName(), header.getValue())),
                        body));
    }

    /** A request of the add-on, and what it was answered; null when it was not. */
    static Exchange of(WebRequest request, @Nullable WebReply reply) {
        var transcript = new Transcript();
        Message asked = transcript.message(
                request.method() + " " + request.target(), transcript.fields(request.headers()), text(request.body()));
        return transcript.exchange(asked, reply == null ? null : transcript.message(reply));
    }

    private Exchange exchange(Message request, @Nullable Message answer) {
        return new Exchange("", request, answer, blots.tokens());
    }

    private Message message(AddonClient.Request request) {
        String body = request.body();
        return message(
                request.method() + " " + request.uri(),
                request.headers().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(header -> field(header.getKey(), header.getValue())),
                body == null ? "" : body);
    }

    private Message message(WebReply reply) {
        return message(String.valueOf(reply.status()), fields(reply.headers()), text(reply.body()));
    }

    private Message message(String line, Stream<Field> headers, String body) {
        // Tokens are numbered in the order in which they are read.
        String said = cut(blots.out(line));
        List<Field> fields = headers.limit(MOST_HEADERS).toList();
        String searched = blots.out(body.length() <= SEARCHED ? body : wholeWords(body));
        String shown = Blots.beginning(searched, MOST);
        boolean whole = body.length() <= SEARCHED && shown.length() == searched.length();
        return new Message(said, fields, shown, whole ? 0 : Math.max(1, body.length() - shown.length()));
    }

    /** What is cut amid a token or a secret could not be known as one. */
    private static String wholeWords(String body) {
        int end = SEARCHED;
        while (end > 0 && belongsToWord(body.charAt(end - 1))) {
            end--;
        }
        return body.substring(0, end);
    }

    private static boolean belongsToWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
    }

    private Stream<Field> fields(List<WebRequest.Header> headers) {
        return headers.stream().map(header -> field(header.name(), header.value()));
    }

    private Field field(String name, @Nullable String value) {
        return new Field(cut(name), cut(value == null ? "" : said(name, value)));
    }

    private String said(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("authorization")) {
            return blots.credential(value);
        }
        if (COOKIES.contains(lower)) {
            return value.replaceAll("=[^;]*", "=" + Blots.HIDDEN);
        }
        return SECRET_NAMES.matcher(name).find() ? blots.credential(value) : blots.out(value);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String cut(String text) {
        return text.length() <= MOST ? text : Blots.beginning(text, MOST) + "…";
    }
}
