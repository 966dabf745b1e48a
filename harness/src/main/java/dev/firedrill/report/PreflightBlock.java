package dev.firedrill.report;

import dev.firedrill.history.Fact;
import dev.firedrill.history.Subject;
import dev.firedrill.report.Look.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in aligned rows what was found out before anything was disturbed, and what to add so that more can be judged. */
record PreflightBlock(Look look) {

    private static final int LABEL = 16;
    private static final String CONTINUED = " ".repeat(LABEL + 2);

    List<String> lines(Subject subject, Preflight preflight, List<Catalogued> scenarios) {
        List<String> lines = new ArrayList<>();
        lines.add(look.paint(
                Tone.STRONG, Prose.oneLine("Preflight of " + subject.name() + " at " + subject.baseUrl(), 200)));
        lines.addAll(row("installs", preflight.installs() ? "yes" : "no: it refused a good install", tone(preflight)));
        lines.addAll(row("access", preflight.access(), preflight.tellsGoodFromGarbage() ? null : Tone.INFO));
        lines.addAll(stimuli(preflight.stimuli()));
        preflight.unmatched().forEach(unmatched -> lines.addAll(unmatched(unmatched)));
        lines.addAll(canJudge(preflight, scenarios));
        preflight.unlocks().forEach(unlock -> lines.addAll(unlock("cannot judge", unlock)));
        preflight.sharper().forEach(unlock -> lines.addAll(unlock("judges less", unlock)));
        preflight.warnings().forEach(warning -> lines.addAll(row("warning", warning, Tone.INFO)));
        lines.add("");
        return lines;
    }

    private static @Nullable Tone tone(Preflight preflight) {
        return preflight.installs() ? null : Tone.FAIL;
    }

    private List<String> stimuli(List<Fact.StimulusFound> stimuli) {
        if (stimuli.isEmpty()) {
            return row("calls the host", "nothing that makes it call the host was found", Tone.INFO);
        }
        int longest = stimuli.stream()
                .mapToInt(s -> Math.min(40, s.target().length()))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Fact.StimulusFound stimulus : stimuli) {
            String target = Prose.oneLine(stimulus.target(), 40);
            String padded = target + " ".repeat(Math.max(0, longest - target.length()));
            lines.add(lead(lines.isEmpty() ? "calls the host" : "") + padded + "  " + Phrases.reaction(stimulus));
        }
        return lines;
    }

    private List<String> unmatched(Unmatched unmatched) {
        String asked = unmatched.method() + " " + unmatched.path() + " (" + Prose.count(unmatched.times(), "time")
                + "); add it in " + unmatched.mappingFile() + ":";
        List<String> lines = new ArrayList<>(row("host lacks", asked, Tone.INFO));
        lines.addAll(verbatim(unmatched.mappingBody()));
        return lines;
    }

    private List<String> canJudge(Preflight preflight, List<Catalogued> scenarios) {
        List<String> able = scenarios.stream()
                .map(Catalogued::id)
                .filter(preflight::canJudge)
                .toList();
        List<String> lines = new ArrayList<>(
                row("can judge", able.size() + " of " + scenarios.size() + ": " + String.join(", ", able), null));
        List<String> others = scenarios.stream()
                .map(Catalogued::id)
                .filter(preflight.inapplicable()::contains)
                .toList();
        if (!others.isEmpty()) {
            lines.addAll(row("not applicable", String.join(", ", others), null));
        }
        return lines;
    }

    private List<String> unlock(String label, Unlock unlock) {
        String add = unlock.yaml().isBlank() ? "" : "; add to firedrill.yaml:";
        List<String> lines =
                new ArrayList<>(row(label, String.join(", ", unlock.ids()) + ": " + unlock.why() + add, null));
        lines.addAll(verbatim(unlock.yaml()));
        return lines;
    }

    private List<String> row(String label, String text, @Nullable Tone tone) {
        List<String> lines = new ArrayList<>();
        for (String line : Prose.wrap(text, look.width() - CONTINUED.length())) {
            lines.add(lead(lines.isEmpty() ? label : "") + (tone == null ? line : look.paint(tone, line)));
        }
        return lines;
    }

    private static String lead(String label) {
        return label.isEmpty() ? CONTINUED : "  " + label + " ".repeat(Math.max(0, LABEL - label.length()));
    }

    /** Lines that are meant to be copied keep their shape. */
    private static List<String> verbatim(String text) {
        return text.isBlank()
                ? List.of()
                : Prose.printable(text.stripTrailing())
                        .lines()
                        .map(line -> CONTINUED + "  " + line)
                        .toList();
    }
}
