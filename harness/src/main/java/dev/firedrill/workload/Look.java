package dev.firedrill.workload;

import dev.firedrill.host.AddonClient.Reply;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an answer looks like once everything that differs from one request to the next is taken out of it. Two answers
 * are of one class when they look alike, whatever their statuses mean.
 *
 * @param location where it redirects to, without the query
 * @param words the words of its body
 */
record Look(int status, String location, Set<String> words) {

    private static final Pattern TOKENS = Pattern.compile("[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*");
    private static final Pattern IDS = Pattern.compile("[0-9a-fA-F-]{8,}|\\d+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}#]+");

    static Look of(Reply reply) {
        String body = IDS.matcher(TOKENS.matcher(reply.body()).replaceAll(" ")).replaceAll("#");
        return new Look(
                reply.answer().status(),
                withoutQuery(reply.location()),
                Arrays.stream(GAPS.split(body)).filter(w -> !w.isBlank()).collect(Collectors.toSet()));
    }

    private static String withoutQuery(String location) {
        int query = location.indexOf('?');
        return query < 0 ? location : location.substring(0, query);
    }

    /** 1 when both bodies have the same words, 0 when they share none. */
    double likeness(Look other) {
        if (words.isEmpty() && other.words.isEmpty()) {
            return 1;
        }
        var common = new HashSet<>(words);
        common.retainAll(other.words);
        return (double) common.size() / (words.size() + other.words.size() - common.size());
    }

    boolean sameKind(Look other) {
        return status == other.status && location.equals(other.location);
    }

    /** Whether they are of different classes, where bodies of one class may differ by some noise. */
    boolean differs(Look other, double noise) {
        return !sameKind(other) || 1 - likeness(other) > Math.max(LEAST_DIFFERENCE, 3 * noise);
    }

    private static final double LEAST_DIFFERENCE = 0.05;

    /** Whether a person at the door would say that it opened at all. */
    boolean opens() {
        return status > 0 && status < 400;
    }
}
