package dev.firedrill.launch;

import static dev.firedrill.checker.Access.replacedSecretIsRefused;
import static dev.firedrill.checker.Callbacks.callbacks;
import static dev.firedrill.checker.HostCalls.backgroundLeavesOldAddress;
import static dev.firedrill.checker.HostCalls.leaveOldAddress;
import static dev.firedrill.checker.HostCalls.reachHostAgain;
import static dev.firedrill.checker.HostCalls.useNewSecret;
import static dev.firedrill.checker.Moment.acknowledged;
import static dev.firedrill.checker.Moment.undisturbed;
import static dev.firedrill.checker.Outages.callsStayBounded;
import static dev.firedrill.checker.Outages.noStampede;
import static dev.firedrill.checker.Outages.writesAreNotRepeated;
import static dev.firedrill.checker.Responsiveness.healthWithin;
import static dev.firedrill.checker.UserRequests.areWellAgain;

import dev.firedrill.checker.Applicability;
import dev.firedrill.checker.Checker;
import dev.firedrill.checker.Level;
import dev.firedrill.checker.Requirement;
import dev.firedrill.drill.Drill;
import dev.firedrill.drill.Step.Change;
import dev.firedrill.drill.Step.What;
import dev.firedrill.fault.Fault;
import dev.firedrill.stage.Company;
import dev.firedrill.stage.Credential;
import dev.firedrill.stage.Need;
import dev.firedrill.stage.Scenario;
import dev.firedrill.stage.Stage;
import dev.firedrill.stage.Tenant;
import dev.firedrill.time.Await;
import dev.firedrill.time.RunClock;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A schedule as a scenario: users of its tenants go on all the while, and it is judged by the checkers that judge the
 * catalogue's own windows, renames and rotations.
 *
 * @param id its stable id
 * @param company beside whom it can be played
 */
public record DrillScenario(String id, Drill drill, Company company) implements Scenario {

    /** The group of all of them. */
    public static final String GROUP = "drill";

    /** The id of one that has no file, and what the others' ids begin with. */
    public static final String NAMELESS = "DRILL";

    private static final Duration CONTROL = Duration.ofSeconds(5);

    /** The id of the schedule in a file: {@code DRILL-friday} for {@code friday.yaml}. */
    public static String id(Path file) {
        String name = String.valueOf(file.getFileName())
                .replaceFirst("\\.ya?ml$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return name.isEmpty() || name.equals("drill") ? NAMELESS : NAMELESS + "-" + name.replaceFirst("^drill-", "");
    }

    /** The same with nobody beside it. */
    public DrillScenario alone() {
        return new DrillScenario(id, drill, Company.NOBODY);
    }

    @Override
    public Requirement requirement() {
        return new Words(
                id,
                GROUP,
                drill.title(),
                Level.MUST,
                "When all of this is over, the add-on works as before without anybody's help, and while it lasts it does"
                        + " not hammer the host: "
                        + String.join("; ", drill.describe()) + ".",
                "a schedule of your own",
                "See 'firedrill explain' of " + String.join(", ", alike()) + ", where this is one thing at a time.");
    }

    /** The catalogue's scenarios that do the same, one at a time. */
    List<String> alike() {
        return Stream.of(
                        drill.has(Fault.Kind.DOWN) ? "RST-01" : "",
                        drill.has(Fault.Kind.COLD) ? "RST-04" : "",
                        drill.has(Fault.Kind.HOLD) ? "LAT-01" : "",
                        drill.has(Fault.Kind.EXCHANGE) ? "RST-03" : "",
                        drill.has(What.RENAME) ? "URL-01" : "",
                        drill.has(What.ROTATE) ? "AUT-01" : "",
                        drill.has(Fault.Kind.STARTING) || drill.has(Fault.Kind.DRAINING) ? "RST-01" : "")
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public Applicability appliesTo() {
        return Applicability.signedProtocol();
    }

    @Override
    public Set<Need> needs() {
        return drill.has(What.ROTATE) ? Set.of(Need.HOST_CALLS, Need.ACCESS) : Set.of(Need.HOST_CALLS);
    }

    @Override
    public void play(Stage stage) {
        if (drill.has(Fault.Kind.HOLD)) {
            stage.addon().watchHealthWhile(() -> perform(stage));
        } else {
            perform(stage);
        }
    }

    private void perform(Stage stage) {
        Tenant[] tenants = drill.tenants().stream().map(stage::install).toArray(Tenant[]::new);
        Stream.of(tenants).forEach(stage.users()::settleOn);
        stage.users().keepUsing(CONTROL, tenants);
        var parts = new ArrayList<Runnable>();
        parts.add(() -> stage.carryOut(drill.schedule()));
        for (Tenant tenant : tenants) {
            parts.add(() -> use(stage, tenant));
            parts.add(() -> change(stage, tenant));
        }
        stage.sideBySide(parts);
        Stream.of(tenants).forEach(stage.users()::settleOn);
        afterChanges(stage, tenants);
    }

    private void use(Stage stage, Tenant tenant) {
        Duration now = Duration.ZERO;
        for (Drill.Pause pause : drill.pauses(tenant.name())) {
            keepUsing(stage, pause.from().minus(now), tenant);
            stage.mark("users of '" + tenant.name() + "' pause; what still comes is the add-on's own doing");
            Await.passing(
                    "users of '" + tenant.name() + "' pause", pause.until().minus(pause.from()));
            now = pause.until();
        }
        keepUsing(stage, drill.length().plus(Drill.MOMENT).minus(now), tenant);
    }

    private static void keepUsing(Stage stage, Duration time, Tenant tenant) {
        if (time.compareTo(Duration.ZERO) > 0) {
            stage.users().keepUsing(time, tenant);
        }
    }

    private void change(Stage stage, Tenant tenant) {
        // By the clock, because a probe between two changes takes its time.
        var clock = RunClock.start();
        for (Told told : told(tenant.name())) {
            Duration left = told.at().minus(clock.elapsed());
            if (left.compareTo(Duration.ZERO) > 0) {
                Await.passing("the next change of '" + tenant.name() + "' is due", left);
            }
            switch (told.change().what()) {
                case RENAME -> tenant.rename();
                case ROTATE -> rotate(stage, tenant);
            }
        }
    }

    /** Probes at once: how long a replaced secret still opens counts from the rotation, not from the end of all this. */
    private static void rotate(Stage stage, Tenant tenant) {
        tenant.rotateSecret();
        stage.access().untilOpen(tenant, Credential.TRUE);
        stage.access().untilRefused(tenant, Credential.REPLACED_SECRET);
    }

    private record Told(Duration at, Change change) {}

    private List<Told> told(String tenant) {
        return drill.changes().stream()
                .filter(change -> drill.concerned(change).anyMatch(tenant::equals))
                .map(change -> new Told(drill.told(change, tenant), change))
                .sorted(Comparator.comparing(Told::at))
                .toList();
    }

    private void afterChanges(Stage stage, Tenant... tenants) {
        if (drill.has(What.RENAME) || drill.has(What.ROTATE)) {
            stage.users().keepUsingPastGrace(tenants);
        }
    }

    @Override
    public Checker expects() {
        Checker checker = areWellAgain(undisturbed()).and(reachHostAgain(undisturbed()));
        checker = drill.has(Fault.Kind.DOWN) ? checker.and(callsStayBounded()) : checker;
        checker = drill.has(Fault.Kind.COLD) ? checker.and(noStampede()) : checker;
        checker = drill.has(Fault.Kind.EXCHANGE) ? checker.and(writesAreNotRepeated()) : checker;
        checker = drill.has(Fault.Kind.HOLD) ? checker.and(healthWithin()) : checker;
        return afterChanges(checker);
    }

    private Checker afterChanges(Checker judged) {
        Checker checker = judged;
        if (drill.has(What.RENAME) || drill.has(What.ROTATE)) {
            checker = checker.and(callbacks("installed").acknowledged());
        }
        if (drill.has(What.RENAME)) {
            var renamed = acknowledged(What.RENAME.done());
            checker = checker.and(leaveOldAddress(renamed)).and(backgroundLeavesOldAddress(renamed));
        }
        if (drill.has(What.ROTATE)) {
            var rotated = acknowledged(What.ROTATE.done());
            checker = checker.and(replacedSecretIsRefused(rotated)).and(useNewSecret(rotated));
        }
        return checker;
    }

    /** A requirement that stands in no annotation. */
    private record Words(
            String id, String group, String title, Level level, String sentence, String source, String mend)
            implements Requirement {

        @Override
        public Class<? extends Annotation> annotationType() {
            return Requirement.class;
        }
    }
}
