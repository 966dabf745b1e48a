package dev.firedrill.fault;

import java.util.regex.Pattern;

/**
 * Which of an instance's requests a fault strikes: those of a method and a path, from one occurrence to another. It
 * counts by itself from the moment at which the fault is injected.
 *
 * @param method the HTTP method; empty for any
 * @param path a regular expression that the whole path matches, without query and as it was sent
 * @param first the first occurrence that is struck, from 1
 * @param last the last one
 */
public record Selector(String method, Pattern path, int first, int last) {

    public Selector {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    "Occurrences are counted from 1, and the last is not before the first: " + first + " to " + last);
        }
    }

    /** Every request. */
    public static Selector everything() {
        return new Selector("", Pattern.compile(".*"), 1, Integer.MAX_VALUE);
    }

    /** Every request with this method and a path that matches this expression. */
    public static Selector of(String method, String path) {
        return new Selector(method, Pattern.compile(path), 1, Integer.MAX_VALUE);
    }

    /** The same, of which only the n-th is struck. */
    public Selector nth(int n) {
        return new Selector(method, path, n, n);
    }

    /** The same, of which only the first ones are struck. */
    public Selector upTo(int n) {
        return new Selector(method, path, 1, n);
    }

    /** Whether a request is one of those that are counted. */
    public boolean counts(String aMethod, String aPath) {
        return (method.isEmpty() || method.equalsIgnoreCase(aMethod))
                && path.matcher(aPath).matches();
    }

    /** Whether this occurrence is struck. */
    public boolean strikes(int occurrence) {
        return occurrence >= first && occurrence <= last;
    }

    /** For people: "GET /rest/.*, the 3rd". */
    public String describe() {
        String what = method.isEmpty() && path.pattern().equals(".*")
                ? "every request"
                : (method.isEmpty() ? "any" : method) + " " + path.pattern();
        if (first == 1 && last == Integer.MAX_VALUE) {
            return what;
        }
        return what + (first == last ? ", no. " + first : ", no. " + first + " to " + last);
    }
}
