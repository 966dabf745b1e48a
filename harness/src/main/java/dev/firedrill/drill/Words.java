package dev.firedrill.drill;

import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Mishap;
import dev.firedrill.fault.Mishap.TooManyRequests.Limit;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of schedules: what they mean, and how what was meant is said. */
public final class Words {

    /** How a host that is down looks, by the word for it. */
    public static final Map<String, Outage> OUTAGES = ordered(
            List.of("503", "502", "504", "reset", "refused", "black-hole"),
            List.of(
                    Outage.MAINTENANCE_PAGE,
                    Outage.BAD_GATEWAY,
                    Outage.GATEWAY_TIMEOUT,
                    Outage.RESET,
                    Outage.REFUSED,
                    Outage.BLACK_HOLE));

    /** How a rate limit says when to come again, by the word for it. */
    public static final Map<String, Limit> LIMITS = ordered(
            List.of("retry-after", "reset", "nothing"), List.of(Limit.RETRY_AFTER, Limit.RESET_ONLY, Limit.SILENT));

    /** What an answer is spoilt with, by the word for it. */
    public static final Map<String, Mishap> SPOILS = ordered(
            List.of("html", "wrong-length", "malformed-chunk"),
            List.of(new Mishap.HtmlForJson(), new Mishap.WrongLength(), new Mishap.MalformedChunk()));

    /** Where a connection is cut, by the word for it. */
    public static final List<String> CUTS = List.of("before-answer", "mid-request", "mid-answer");

    private static final Duration FIRST_COLD_ANSWER = Duration.ofSeconds(4);
    private static final int REQUESTS_TO_WARM = 200;

    private Words() {}

    /** A host that is down; a maintenance page announces what was planned, and nothing else does. */
    public static Fault.Down down(Outage outage) {
        return new Fault.Down(outage, outage == Outage.MAINTENANCE_PAGE);
    }

    /** A cold host that has become warm when this time is over. */
    public static Fault.Cold cold(Duration lasts) {
        return new Fault.Cold(
                FIRST_COLD_ANSWER, REQUESTS_TO_WARM, lasts.multipliedBy(4).dividedBy(5));
    }

    /** A time as schedules and options have it: 90s, or 500ms. */
    public static String time(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    static String sentence(Drill drill, Step step) {
        String who = String.join(", ", drill.concerned(step).toList());
        if (step instanceof Trouble t) {
            return "from " + time(t.at()) + " to " + time(t.ends()) + " " + who + " "
                    + t.fault().describe();
        }
        return "at " + time(step.at()) + " " + who + " "
                + ((Change) step).what().phrase();
    }

    /** The keys of a fault with their values as YAML has them, the one that names it first; empty where there are none. */
    static Optional<Map<String, String>> of(Fault fault, Duration lasts) {
        String time = time(lasts);
        if (fault instanceof Fault.Draining) {
            return Optional.of(words("drain", time));
        } else if (fault instanceof Fault.Starting) {
            return Optional.of(words("starting", time));
        } else if (fault instanceof Fault.Down f) {
            var words = words("down", time, "as", word(OUTAGES, f.outage()));
            if (!f.equals(down(f.outage()))) {
                words.put("planned", String.valueOf(f.planned()));
            }
            return Optional.of(words);
        } else if (fault instanceof Fault.Cold f) {
            return Optional.of(
                    f.equals(cold(lasts))
                            ? words("cold", time)
                            : words(
                                    "cold",
                                    time,
                                    "first-answer",
                                    time(f.first()),
                                    "warm-requests",
                                    String.valueOf(f.requests()),
                                    "warm-time",
                                    time(f.time())));
        } else if (fault instanceof Fault.Hold f) {
            Duration late = f.late();
            return Optional.of(late == null ? words("hold", time) : words("hold", time, "late", time(late)));
        } else if (fault instanceof Fault.Exchange f) {
            var words = of(f.mishap(), time);
            words.putAll(of(f.selector()));
            return Optional.of(words);
        }
        return Optional.empty();
    }

    private static Map<String, String> of(Mishap mishap, String time) {
        if (mishap instanceof Mishap.CutBeforeAnswer f) {
            return f.after().isZero()
                    ? words("cut", time, "where", "before-answer")
                    : words("cut", time, "where", "before-answer", "after", time(f.after()));
        } else if (mishap instanceof Mishap.CutMidRequest) {
            return words("cut", time, "where", "mid-request");
        } else if (mishap instanceof Mishap.CutMidBody) {
            return words("cut", time, "where", "mid-answer");
        } else if (mishap instanceof Mishap.TooManyRequests f) {
            return words("limit", time, "says", word(LIMITS, f.limit()));
        } else if (mishap instanceof Mishap.Late f) {
            return words("slow", time, "by", time(f.by()));
        } else if (mishap instanceof Mishap.Dribble f) {
            return words("dribble", time, "over", time(f.over()));
        }
        return words("spoil", time, "with", word(SPOILS, mishap));
    }

    private static Map<String, String> of(Selector selector) {
        var words = new LinkedHashMap<String, String>();
        Selector all = Selector.everything();
        if (!selector.method().isEmpty()) {
            words.put("method", selector.method());
        }
        if (!selector.path().pattern().equals(all.path().pattern())) {
            words.put("path", quoted(selector.path().pattern()));
        }
        if (selector.first() != all.first()) {
            words.put("first", String.valueOf(selector.first()));
        }
        if (selector.last() != all.last()) {
            words.put("last", String.valueOf(selector.last()));
        }
        return words;
    }

    /** A text as YAML reads it back, whatever is in it. */
    static String quoted(String text) {
        return "'" + text.replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'";
    }

    private static <T> String word(Map<String, T> words, T meaning) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(meaning))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no word for " + meaning));
    }

    private static Map<String, String> words(String... keysAndValues) {
        var words = new LinkedHashMap<String, String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            words.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return words;
    }

    private static <T> Map<String, T> ordered(List<String> words, List<? extends T> meanings) {
        var ordered = new LinkedHashMap<String, T>();
        var left = new ArrayList<T>(meanings);
        words.forEach(word -> ordered.put(word, left.remove(0)));
        return Collections.unmodifiableMap(ordered);
    }
}
