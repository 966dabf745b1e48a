package dev.firedrill.checker;

import static dev.firedrill.checker.Callbacks.callbacks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.fault.Fault;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.history.HistoryFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happened: a history that was stored gives the judgements that it gave when it was made. */
class StoredJudgementTest {

    private static final int HISTORIES = 300;
    private static final int STEPS = 40;
    private static final String ISSUE = "GET /rest/api/3/issue/ACME-1";
    private static final String PAGE = "page main";
    private static final int[] STATUSES = {200, 201, 204, 302, 401, 429, 500};
    /** Bounds lie between these: what is lost in storing is lost at a bound. */
    private static final long[] STEP_NANOS = {1, 999, 3_000_000_000L, 5_000_000_000L, 10_000_000_000L, 60_000_000_000L};

    private static final Answer SERVED = Answer.of(200, Duration.ofNanos(700));
    private static final Answer REFUSED = Answer.of(401, Duration.ofMillis(1));
    private static final Fault SILENT = new Fault.Hold(null);
    private static final Moment ROTATED = Moment.acknowledged("rotated");

    private static final List<Checker> CHECKERS = List.of(
            callbacks("installed").acknowledged(),
            callbacks("installed").answered(),
            Access.currentSecretOpens(ROTATED),
            Access.replacedSecretIsRefused(ROTATED),
            Forgeries.refused("alg none"),
            HostCalls.leaveOldAddress(ROTATED),
            HostCalls.backgroundLeavesOldAddress(ROTATED),
            HostCalls.useNewSecret(ROTATED),
            HostCalls.neverMistakeTenants(Moment.mark("swapped")).provided(HostCalls.atLeastOneWell(ROTATED)),
            UserRequests.areWellAgain(ROTATED),
            UserRequests.neverShowForeignContent(),
            UserRequests.areWellAgain(Moment.healed()),
            Responsiveness.healthWithin(),
            Responsiveness.webhooksWithin(),
            Neighbours.areServedWell(),
            Deliveries.areAnswered(),
            Licences.neverFail(),
            Texts.stayWithTheirTenant());

    @TempDir
    Path folder;

    @Test
    void storing_changes_no_judgement() throws IOException {
        for (long seed = 0; seed < HISTORIES; seed++) {
            var history = random(new Random(seed));
            var stored = roundTrip(history);
            for (Checker checker : CHECKERS) {
                assertThat(judge(stored, checker)).as("seed %d", seed).isEqualTo(history.judged(checker));
            }
        }
    }

    @Test
    void the_random_histories_pass_and_fail_every_checker() {
        var histories = java.util.stream.LongStream.range(0, HISTORIES).mapToObj(seed -> random(new Random(seed)));
        List<Set<Outcome>> outcomes = new ArrayList<>();
        CHECKERS.forEach(checker -> outcomes.add(new HashSet<>()));
        histories.forEach(history -> {
            for (int i = 0; i < CHECKERS.size(); i++) {
                outcomes.get(i).add(history.judged(CHECKERS.get(i)).outcome());
            }
        });

        assertThat(outcomes).allSatisfy(seen -> assertThat(seen).contains(Outcome.PASSED, Outcome.FAILED));
    }

    private HistoryFile.Stored roundTrip(HistoryOf history) throws IOException {
        Path file = folder.resolve("history.ndjson");
        HistoryFile.write(file, history.header(), history.entries());
        return HistoryFile.read(file);
    }

    private static Judgement judge(HistoryFile.Stored stored, Checker checker) {
        return new Judge(stored.header(), stored.entries(), false).judge(HistoryOf.ID, Applicability.always(), checker);
    }

    private static HistoryOf random(Random random) {
        var history = HistoryOf.scenario().found(PAGE, ISSUE).backgroundPeriod(10);
        history.served("acme", PAGE, 200).served("globex", PAGE, 200);
        Duration now = Duration.ZERO;
        for (int step = 0; step < STEPS; step++) {
            now = now.plusNanos(random.nextInt(3) == 0 ? STEP_NANOS[random.nextInt(STEP_NANOS.length)] : 0);
            something(random, history.at(now), random.nextInt(50) == 0 ? "globex" : "acme");
        }
        return history.end();
    }

    private static void something(Random random, HistoryOf history, String tenant) {
        boolean rarely = random.nextInt(60) == 0;
        var answer = Answer.of(status(random), Duration.ofNanos(random.nextInt(4) == 0 ? 5_000_000_001L : 1_000));
        switch (random.nextInt(17)) {
            case 0 -> history.changed(tenant, "rotated");
            case 1 -> history.probe(tenant, attempt(AccessProbed.TRUE, random), attempt(AccessProbed.REPLACED, random));
            case 2 -> history.probe(tenant, attempt(AccessProbed.TRUE, random));
            case 3 -> history.callback("installed", rarely ? Answer.missing("silence", Duration.ofNanos(7)) : answer);
            case 4 -> history.served(tenant, PAGE, answer, rarely ? "globex" : tenant);
            case 5 -> history.calls(tenant, ISSUE).served(tenant, PAGE, 200, tenant);
            case 6 -> addStray(random.nextInt(8) == 0, history, tenant);
            case 7 -> history.mark("swapped");
            case 8 -> addForged(random.nextInt(4) == 0, history, tenant, random.nextInt(4) == 0 ? answer : REFUSED);
            case 9 -> history.lagged(rarely ? 900 : 1);
            case 10 ->
                history.delivered(
                        tenant,
                        "jira:issue_created",
                        "1",
                        1,
                        rarely ? Answer.missing("silence", Duration.ofNanos(7)) : SERVED);
            case 11 -> addTrouble(random.nextInt(3), history, tenant);
            case 12 -> history.health(rarely ? Answer.of(503, Duration.ofNanos(7)) : SERVED);
            case 13 -> history.licence("globex", random.nextInt(4) == 0 ? "none" : "active");
            case 14 ->
                history.stores(tenant, "text of " + tenant, 201).reads(rarely ? "globex" : tenant, "text of " + tenant);
            case 15 -> history.served("globex", PAGE, random.nextInt(10) == 0 ? 503 : 200);
            default -> history.served(tenant, PAGE, 200, tenant);
        }
    }

    private static void addStray(boolean rarely, HistoryOf history, String tenant) {
        if (rarely) {
            history.callsOldAddress(tenant, ISSUE).callsWithOldSecret(tenant, ISSUE);
            history.callsAddressOf(tenant, "globex", ISSUE).served(tenant, PAGE, 200, tenant);
        }
    }

    private static void addTrouble(int which, HistoryOf history, String tenant) {
        switch (which) {
            case 0 -> history.suffers(tenant, SILENT);
            case 1 -> history.meets(tenant, ISSUE, 0, 0.000_000_003);
            default -> history.healed(tenant, SILENT);
        }
    }

    private static void addForged(boolean rarely, HistoryOf history, String tenant, Answer answer) {
        if (rarely) {
            history.forged(tenant, "alg none", answer).probe(tenant, HistoryOf.opens(AccessProbed.TRUE));
        }
    }

    private static dev.firedrill.history.Fact.Attempt attempt(String credential, Random random) {
        boolean usual = random.nextInt(4) != 0;
        return usual == credential.equals(AccessProbed.TRUE)
                ? HistoryOf.opens(credential)
                : HistoryOf.refuses(credential);
    }

    private static int status(Random random) {
        return random.nextInt(20) == 0 ? STATUSES[random.nextInt(STATUSES.length)] : 204;
    }
}
