package dev.firedrill.cli;

import dev.firedrill.drill.Drill;
import dev.firedrill.drill.Step;
import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.Trouble;
import dev.firedrill.drill.Step.What;
import dev.firedrill.drill.Words;
import dev.firedrill.fault.Outage;
import dev.firedrill.launch.UsageException;
import dev.firedrill.launch.config.DrillYaml;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What is played in a drill: a schedule in a file, or a window that is set up by hand. */
final class DrillOptions {

    private static final String MAINTENANCE = "503";
    private static final Duration DOWN = Duration.ofSeconds(60);
    private static final Duration COLD = Duration.ofSeconds(30);

    @CommandLine.Option(names = "--down", paramLabel = "TIME", description = "the host is down for so long: 90s")
    @Nullable
    Duration down;

    @CommandLine.Option(
            names = "--as",
            paramLabel = "HOW",
            description = "what that looks like: 503 with a maintenance page (default), 502, 504, reset, refused or"
                    + " black-hole")
    @Nullable
    String outage;

    @CommandLine.Option(
            names = "--cold",
            paramLabel = "TIME",
            description = "then its caches are empty for so long: answers take 4 s at first")
    @Nullable
    Duration cold;

    @CommandLine.Option(
            names = "--rename",
            description = "the site moves to another URL meanwhile; a host that is down says so when it is up again")
    boolean rename;

    @CommandLine.Option(names = "--rotate", description = "the tenant gets a new secret in the same way")
    boolean rotate;

    @CommandLine.Option(
            names = "--schedule",
            paramLabel = "FILE",
            description = "what a schedule in YAML says, instead of all these")
    @Nullable
    Path schedule;

    @CommandLine.Option(
            names = "--save",
            paramLabel = "FILE",
            description = "write all this as a schedule, for 'run' and for CI")
    @Nullable
    Path save;

    /**
     * What to play.
     *
     * @throws UsageException when what was said does not go together
     */
    Drill drill() {
        Path file = schedule;
        if (file == null) {
            return byHand();
        }
        if (down != null || outage != null || cold != null || rename || rotate) {
            throw new UsageException("--schedule says all that happens; leave out --down, --as, --cold, --rename and"
                    + " --rotate, or write them into '" + file + "'.");
        }
        return DrillYaml.read(file);
    }

    private Drill byHand() {
        Outage how = outage();
        boolean nothing = down == null && cold == null && !rename && !rotate;
        Duration away = nothing ? DOWN : positive("--down", down);
        Duration slow = nothing ? COLD : positive("--cold", cold);
        var steps = new ArrayList<Step>();
        if (!away.isZero()) {
            steps.add(new Trouble(Duration.ZERO, "", Words.down(how), away));
        }
        if (!slow.isZero()) {
            steps.add(new Trouble(away, "", Words.cold(slow), slow));
        }
        // In the last third of the window, as migrations are.
        Duration meanwhile = Duration.ofSeconds(away.toSeconds() * 2 / 3);
        if (rename) {
            steps.add(new Change(meanwhile, "", What.RENAME));
        }
        if (rotate) {
            steps.add(new Change(meanwhile, "", What.ROTATE));
        }
        return new Drill(title(away, outage == null ? MAINTENANCE : outage, slow), Drill.TENANTS, steps);
    }

    private Outage outage() {
        String word = outage == null ? MAINTENANCE : outage;
        Outage how = Words.OUTAGES.get(word);
        if (how == null) {
            throw new UsageException("'" + word + "' is no way of being down; --as is one of "
                    + String.join(", ", Words.OUTAGES.keySet()) + ".");
        }
        if (outage != null && down == null) {
            throw new UsageException("--as says what a host looks like that is down; say for how long, as in --down 90s"
                    + " --as " + word + ".");
        }
        return how;
    }

    private static Duration positive(String option, @Nullable Duration time) {
        if (time == null) {
            return Duration.ZERO;
        }
        if (time.isZero()) {
            throw new UsageException(option + " must be longer than nothing; leave it out, or write 60s.");
        }
        return time;
    }

    private String title(Duration away, String how, Duration slow) {
        var parts = new ArrayList<String>();
        if (!away.isZero()) {
            parts.add("down for " + Words.time(away) + " (" + how + ")");
        }
        if (!slow.isZero()) {
            parts.add("cold for " + Words.time(slow));
        }
        if (rename) {
            parts.add("renamed");
        }
        if (rotate) {
            parts.add("a new secret");
        }
        String title = String.join(", ", parts);
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    /** The same as words of a command line; what was saved is named by its file. */
    List<String> words() {
        Path file = save != null ? save : schedule;
        if (file != null) {
            return List.of("--schedule", file.toString());
        }
        return new GivenWords()
                .time("--down", down)
                .value("--as", outage)
                .time("--cold", cold)
                .flag("--rename", rename)
                .flag("--rotate", rotate)
                .list();
    }
}
