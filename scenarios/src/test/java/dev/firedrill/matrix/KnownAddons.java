package dev.firedrill.matrix;

import dev.firedrill.matrix.SubjectRuns.Rehearsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The runs of add-ons whose verdicts are known, for all test classes of this build that ask for them. With {@code
 * -Peverything} one queue has them all from the start, so that the longest come first, and nothing is played twice.
 */
final class KnownAddons {

    private static final boolean EVERYTHING =
            Boolean.getBoolean("tests.everything") && System.getProperty("test") == null;

    private static final Map<Class<?>, Asked> ASKED = Map.of(
            DefectsTest.class, KnownAddons::quickDefects,
            MutantsTest.class, KnownAddons::variants,
            FrameworksTest.class, Framework::rehearsed);

    private static final SubjectRuns RUNS = new SubjectRuns(SubjectRuns::play, new MeasuredLoad(), SubjectRuns.APART);

    private KnownAddons() {}

    @FunctionalInterface
    private interface Asked {
        List<Rehearsed> runs() throws Exception;
    }

    /** Begins what a test class asks for, and everything else that this build will ask for; what was begun goes on. */
    static synchronized SubjectRuns begin(Class<?> tests) throws Exception {
        var classes = EVERYTHING ? List.<Class<?>>of(MutantsTest.class, FrameworksTest.class) : List.of(tests);
        var wanted = new ArrayList<Rehearsed>();
        for (Class<?> one : classes) {
            ASKED.getOrDefault(one, List::of).runs().stream()
                    .filter(run -> !RUNS.has(run.name()))
                    .forEach(wanted::add);
        }
        RUNS.begin(wanted);
        return RUNS;
    }

    private static List<Rehearsed> quickDefects() throws Exception {
        var variants = new Variants(Expected.committed());
        return variants.soonCaught().stream().map(variants::own).toList();
    }

    private static List<Rehearsed> variants() throws Exception {
        var variants = new Variants(Expected.committed());
        return Stream.concat(
                        variants.sound().stream().map(Variants::everything),
                        variants.defective().stream().map(variants::group))
                .toList();
    }
}
