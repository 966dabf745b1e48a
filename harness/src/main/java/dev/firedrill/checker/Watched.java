package dev.firedrill.checker;

import java.time.Duration;

/** What was not watched for as long as a bound allows was not seen to miss it. */
final class Watched {

    private static final String TOO_SHORT = "nobody asked for long enough afterwards, only for ";

    private Watched() {}

    /** Why a finding is undecided that was watched for this long alone; rounded down, so that it is seen to be less. */
    static String tooShort(Duration time) {
        long tenths = Math.max(0, time.toMillis() / 100);
        return TOO_SHORT + Phrase.seconds(Duration.ofMillis(tenths * 100));
    }

    /** Whether that is why a finding is undecided. */
    static boolean tooShort(Finding finding) {
        return finding.outcome() == Outcome.INCONCLUSIVE && finding.observed().startsWith(TOO_SHORT);
    }
}
