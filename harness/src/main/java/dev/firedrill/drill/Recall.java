package dev.firedrill.drill;

import dev.firedrill.fault.Attribution;
import dev.firedrill.fault.Fault;
import dev.firedrill.fault.Mishap;
import dev.firedrill.fault.Mishap.TooManyRequests;
import dev.firedrill.fault.Outage;
import dev.firedrill.fault.Selector;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows a fault again by what it said of itself, which is what a history keeps of it. */
final class Recall {

    private static final Pattern HOLD = Pattern.compile("answers (\\d{1,9}) ms late");
    private static final Pattern COLD =
            Pattern.compile("is cold: its first answer takes (\\d{1,9}) ms, later ones less,"
                    + " about a third after (\\d{1,9}) requests or (\\d{1,9}) ms");
    private static final Pattern EXCHANGE = Pattern.compile("(?s)(.*?) \\((.*)\\)");
    private static final Pattern SELECTOR =
            Pattern.compile("(?s)(every request|(any|[A-Z]+) (.+?))(?:, no\\. (\\d{1,9})(?: to (\\d{1,10}))?)?");
    private static final Pattern CUT =
            Pattern.compile("cuts the connection before it answers(?:, (\\d{1,9}) ms after the request)?");
    private static final Pattern DRIBBLE = Pattern.compile("dribbles its answer over (\\d{1,9}) ms");

    private Recall() {}

    /** The fault; empty for one that schedules cannot say, or that says something else in this version. */
    static Optional<Fault> fault(String described, Attribution attribution) {
        return Stream.<Function<String, Optional<Fault>>>of(
                        text -> whole(text, attribution), Recall::hold, Recall::cold, Recall::exchange)
                .flatMap(reading -> reading.apply(described).stream())
                .filter(fault -> fault.describe().equals(described) && fault.attribution() == attribution)
                .findFirst();
    }

    private static Optional<Fault> whole(String text, Attribution attribution) {
        boolean planned = attribution == Attribution.PLANNED;
        return Stream.<Fault>concat(
                        Stream.of(new Fault.Draining(), new Fault.Starting(), new Fault.Hold(null)),
                        Arrays.stream(Outage.values()).map(outage -> new Fault.Down(outage, planned)))
                .filter(fault -> fault.describe().equals(text))
                .findFirst();
    }

    private static Optional<Fault> hold(String text) {
        return matched(HOLD, text).map(m -> new Fault.Hold(millis(m, 1)));
    }

    private static Optional<Fault> cold(String text) {
        return matched(COLD, text).map(m -> new Fault.Cold(millis(m, 1), Integer.parseInt(m.group(2)), millis(m, 3)));
    }

    private static Optional<Fault> exchange(String text) {
        return matched(EXCHANGE, text)
                .flatMap(m -> mishap(m.group(1))
                        .flatMap(mishap -> selector(m.group(2)).map(s -> new Fault.Exchange(s, mishap))));
    }

    private static Optional<Mishap> mishap(String text) {
        return Stream.of(
                        plain(text),
                        matched(CUT, text)
                                .map(m ->
                                        new Mishap.CutBeforeAnswer(m.group(1) == null ? Duration.ZERO : millis(m, 1))),
                        matched(HOLD, text).map(m -> new Mishap.Late(millis(m, 1))),
                        matched(DRIBBLE, text).map(m -> new Mishap.Dribble(millis(m, 1))))
                .flatMap(Optional::stream)
                .map(Mishap.class::cast)
                .findFirst();
    }

    private static Optional<Mishap> plain(String text) {
        return Stream.of(
                        Stream.of(new Mishap.CutMidRequest(), new Mishap.CutMidBody()),
                        Words.SPOILS.values().stream(),
                        Arrays.stream(TooManyRequests.Limit.values()).map(TooManyRequests::new))
                .flatMap(all -> all)
                .map(Mishap.class::cast)
                .filter(mishap -> mishap.describe().equals(text))
                .findFirst();
    }

    private static Optional<Selector> selector(String text) {
        return matched(SELECTOR, text).map(m -> {
            boolean any = m.group(2) == null;
            Selector all = Selector.everything();
            int first = m.group(4) == null ? all.first() : Integer.parseInt(m.group(4));
            int last = m.group(4) == null ? all.last() : m.group(5) == null ? first : Integer.parseInt(m.group(5));
            String method = any || m.group(2).equals("any") ? "" : m.group(2);
            return new Selector(method, any ? all.path() : Pattern.compile(m.group(3)), first, last);
        });
    }

    private static Optional<Matcher> matched(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::matches);
    }

    private static Duration millis(Matcher matcher, int group) {
        return Duration.ofMillis(Long.parseLong(matcher.group(group)));
    }
}
