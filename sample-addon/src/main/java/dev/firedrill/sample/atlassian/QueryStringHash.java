package dev.firedrill.sample.atlassian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Atlassian's hash over method, path and query: it ties a token to one request. */
final class QueryStringHash {

    /** What stands in its place in the tokens that pages use for calls to their own add-on. */
    static final String OF_CONTEXT = "context-qsh";

    private QueryStringHash() {}

    /** Path and query as they go over the wire; the path without that of the base URL. */
    static String of(String method, String path, String query) {
        return sha256(canonical(method, path, query));
    }

    static String canonical(String method, String path, String query) {
        return method.toUpperCase(Locale.ROOT) + "&" + canonicalPath(path) + "&" + canonicalQuery(query);
    }

    private static String canonicalPath(String path) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        boolean trailing = absolute.length() > 1 && absolute.endsWith("/");
        return (trailing ? absolute.substring(0, absolute.length() - 1) : absolute).replace("&", "%26");
    }

    private static String canonicalQuery(String query) {
        return parameters(query).entrySet().stream()
                .map(parameter -> percentEncode(parameter.getKey()) + "=" + values(parameter))
                .collect(joining("&"));
    }

    private static String values(Map.Entry<String, List<String>> parameter) {
        return parameter.getValue().stream()
                .sorted()
                .map(QueryStringHash::percentEncode)
                .collect(joining(","));
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8);
            String value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8);
            if (!pair.isEmpty() && !name.equals("jwt")) {
                parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    /** RFC 3986, which Java's encoder for forms misses in three characters. */
    static String percentEncode(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
