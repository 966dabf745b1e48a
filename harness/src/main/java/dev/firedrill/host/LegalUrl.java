package dev.firedrill.host;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes a request target that clients send and servers take, such as {@code /a|b%}, one that RFC 3986 allows. */
final class LegalUrl {

    private static final Pattern ILLEGAL = Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\\-._~:/?@!$&'()*+,;=%]");

    private LegalUrl() {}

    static String of(String target) {
        return ILLEGAL.matcher(target).replaceAll(LegalUrl::escaped);
    }

    private static String escaped(MatchResult illegal) {
        var escaped = new StringBuilder();
        for (byte b : illegal.group().getBytes(StandardCharsets.UTF_8)) {
            escaped.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
        }
        return escaped.toString();
    }
}
