package dev.firedrill.connect;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The query string hash: the claim that binds a token to one request. It is the SHA-256 of {@code METHOD&PATH&QUERY},
 * where the path is without the receiver's base path and the query is decoded, sorted and encoded anew. A body is never
 * hashed.
 *
 * <p>Source: the canonicalisation that Atlassian's Java and JavaScript libraries share.
 */
public final class Qsh {
    /** What stands in place of a hash in the context tokens that a page obtains from its host. */
    public static final String CONTEXT = "context-qsh";

    private static final String TOKEN_PARAMETER = "jwt";

    private Qsh() {}

    /**
     * The hash for a request, in lower-case hexadecimal.
     *
     * @param requestUrl the URL as it is sent, encoded
     * @param basePath the path of the receiver's base URL, such as {@code /wiki}; empty if it has none
     */
    public static String of(String method, URI requestUrl, String basePath) {
        return sha256(canonical(method, requestUrl, basePath));
    }

    /**
     * The hash for a request as a server sees it, in lower-case hexadecimal.
     *
     * @param rawPathAndQuery the request target as received, encoded, such as {@code /wiki/rest/api/content?limit=5}
     * @param basePath the path of the receiver's base URL, such as {@code /wiki}; empty if it has none
     */
    public static String of(String method, String rawPathAndQuery, String basePath) {
        return sha256(canonical(method, rawPathAndQuery, basePath));
    }

    /** What {@link #of(String, URI, String)} hashes: the text to compare when two sides disagree about a hash. */
    public static String canonical(String method, URI requestUrl, String basePath) {
        String path = requestUrl.getRawPath();
        if (path == null) {
            throw new IllegalArgumentException("The URL '" + requestUrl + "' has no path that could be hashed");
        }
        String query = requestUrl.getRawQuery();
        return canonical(method, path, query == null ? "" : query, basePath);
    }

    /** What {@link #of(String, String, String)} hashes. */
    public static String canonical(String method, String rawPathAndQuery, String basePath) {
        int questionMark = rawPathAndQuery.indexOf('?');
        return questionMark < 0
                ? canonical(method, rawPathAndQuery, "", basePath)
                : canonical(
                        method,
                        rawPathAndQuery.substring(0, questionMark),
                        rawPathAndQuery.substring(questionMark + 1),
                        basePath);
    }

    private static String canonical(String method, String path, String query, String basePath) {
        return method.toUpperCase(Locale.ROOT) + "&" + canonicalPath(path, basePath) + "&" + canonicalQuery(query);
    }

    private static String canonicalPath(String rawPath, String basePath) {
        String path = withoutBase(rawPath, basePath);
        if (path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        if (!path.startsWith("/")) {
            path = "/" + path;
        }
        return PercentEncoding.encodeNonAscii(path).replace("&", "%26");
    }

    // One framework strips the base path as a plain prefix, so that under the base /wiki it hashes /wikifoo as /foo. We
    // strip whole segments only:
    // a path that is not under the base path stays as it is.
    private static String withoutBase(String path, String basePath) {
        String base = basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
        boolean underBase = path.equals(base) || path.startsWith(base + "/");
        return underBase ? path.substring(base.length()) : path;
    }

    // Sorted by decoded name and in UTF-16 order, as Java and JavaScript both sort strings.
    private static String canonicalQuery(String rawQuery) {
        SortedMap<String, List<String>> parameters = new TreeMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            if (!pair.isEmpty()) {
                add(parameters, pair);
            }
        }
        parameters.remove(TOKEN_PARAMETER);
        return parameters.entrySet().stream()
                .map(parameter ->
                        PercentEncoding.encode(parameter.getKey()) + "=" + canonicalValues(parameter.getValue()))
                .collect(joining("&"));
    }

    private static void add(SortedMap<String, List<String>> parameters, String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters
                .computeIfAbsent(PercentEncoding.decodeQuery(name), unseen -> new ArrayList<>())
                .add(PercentEncoding.decodeQuery(value));
    }

    private static String canonicalValues(List<String> values) {
        return values.stream().sorted().map(PercentEncoding::encode).collect(joining(","));
    }

    private static String sha256(String canonical) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
