package dev.firedrill.checker;

import dev.firedrill.fault.Fault;
import dev.firedrill.history.Answer;
import dev.firedrill.history.Bounds;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import dev.firedrill.history.Fact.AccessProbed;
import dev.firedrill.history.Fact.Attempt;
import dev.firedrill.history.Fact.Caller;
import dev.firedrill.history.Header;
import dev.firedrill.history.HistoryView;
import dev.firedrill.history.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A history, told as a test tells it: what happened, and how many seconds after the start. */
final class HistoryOf {

    static final String ID = "URL-01";
    static final String NEW_URL = "http://127.1.0.2:1";
    static final String OLD_URL = "http://127.1.0.1:1";

    private final List<Entry> entries = new ArrayList<>();
    private Bounds bounds = Bounds.standard();
    private String rehearsal;
    private Subject.Declared declared = Subject.Declared.nothing();
    private Duration now = Duration.ZERO;
    private Duration late = Duration.ZERO;

    private HistoryOf(String rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** A scenario that began at 0 s beside others. */
    static HistoryOf scenario() {
        return new HistoryOf(ID).add("", new Fact.RehearsalStarted(false));
    }

    static HistoryOf nothing() {
        return new HistoryOf(ID);
    }

    /** What follows belongs to another rehearsal, which begins. */
    HistoryOf begin(String other, boolean alone) {
        rehearsal = other;
        return add("", new Fact.RehearsalStarted(alone));
    }

    /** What follows belongs to this rehearsal, which goes on. */
    HistoryOf of(String other) {
        rehearsal = other;
        return this;
    }

    HistoryOf alone() {
        return begin(Judge.alone(ID), true);
    }

    HistoryOf end() {
        return add("", new Fact.RehearsalEnded(""));
    }

    HistoryOf brokenOff(String problem) {
        return add("", new Fact.RehearsalEnded(problem));
    }

    HistoryOf at(double seconds) {
        return at(seconds(seconds));
    }

    HistoryOf at(Duration time) {
        now = time;
        return this;
    }

    /** What follows is recorded so much later than it ended, as on a busy machine. */
    HistoryOf recordedLate(double seconds) {
        late = seconds(seconds);
        return this;
    }

    static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    HistoryOf backgroundPeriod(double seconds) {
        bounds = bounds.withBackgroundPeriod(seconds(seconds));
        return this;
    }

    HistoryOf changed(String tenant, String change) {
        return add(tenant, new Fact.TenantChanged(change, ""));
    }

    HistoryOf mark(String name) {
        return add("", new Fact.Marked(name));
    }

    HistoryOf probe(String tenant, Attempt... attempts) {
        boolean tells = Arrays.stream(attempts).anyMatch(a -> a.credential().equals(AccessProbed.TRUE) && a.opened());
        return add(tenant, new AccessProbed("page main", tells, List.of(attempts)));
    }

    static Attempt opens(String credential) {
        return new Attempt(credential, 200, true);
    }

    static Attempt refuses(String credential) {
        return new Attempt(credential, 401, false);
    }

    static Attempt answers(String credential, int status) {
        return new Attempt(credential, status, false);
    }

    HistoryOf callback(String event, Answer answer) {
        return add("acme", new Fact.CallbackAnswered(event, "signed install", false, answer));
    }

    HistoryOf callback(String event, int status) {
        return callback(event, Answer.of(status, seconds(0.1)));
    }

    HistoryOf atOnce(int status) {
        return atOnce("acme", status);
    }

    HistoryOf atOnce(String tenant, int status) {
        String credential = "signed install" + Fact.CallbackAnswered.AT_ONCE;
        return add(tenant, new Fact.CallbackAnswered("installed", credential, false, Answer.of(status, seconds(0.1))));
    }

    HistoryOf forged(String tenant, String credential, int status) {
        return forged(tenant, credential, Answer.of(status, seconds(0.1)));
    }

    HistoryOf forged(String tenant, String credential, Answer answer) {
        return add(tenant, new Fact.CallbackAnswered("installed", credential, true, answer));
    }

    HistoryOf found(String target, String... calls) {
        return addToRun(new Fact.StimulusFound(target, List.of(calls), false));
    }

    /** Found to show the host's content. */
    HistoryOf foundShowing(String target, String... calls) {
        return addToRun(new Fact.StimulusFound(target, List.of(calls), true));
    }

    HistoryOf declaring(Subject.Declared what) {
        declared = what;
        return this;
    }

    HistoryOf suffers(String tenant, Fault fault) {
        return add(tenant, Fact.FaultInjected.of(fault));
    }

    HistoryOf healed(String tenant, Fault fault) {
        return add(tenant, new Fact.FaultHealed(fault.describe()));
    }

    HistoryOf struck(String tenant, Fault fault) {
        return add(tenant, new Fact.FaultStruck(fault.describe(), 1));
    }

    /** A call that ends now, and met a fault. */
    HistoryOf meets(String tenant, String what, int status, double took) {
        var caller = new Caller(tenant, 1, true, true, "");
        return called(tenant, what, true, caller, status, seconds(took), "met a fault");
    }

    /** A call that ends now and was answered well. */
    HistoryOf callsFor(String tenant, String what, double took) {
        return called(tenant, what, true, new Caller(tenant, 1, true, true, ""), 200, seconds(took), "");
    }

    HistoryOf callsAnswered(String tenant, String what, int status) {
        return called(tenant, what, true, new Caller(tenant, 1, true, true, ""), status, Duration.ZERO, "");
    }

    HistoryOf connects(String tenant) {
        return add(tenant, new Fact.ConnectionMet(NEW_URL, "met a fault"));
    }

    HistoryOf health(int status, double took) {
        return health(Answer.of(status, seconds(took)));
    }

    HistoryOf health(Answer answer) {
        return add("", new Fact.HealthAnswered(answer));
    }

    HistoryOf stores(String tenant, String text, int status) {
        return add(tenant, new Fact.TextWritten("Ada", text, Answer.of(status, seconds(0.1))));
    }

    HistoryOf reads(String tenant, String... texts) {
        return reads(tenant, Arrays.stream(texts).collect(Collectors.toMap(t -> t, t -> 1)));
    }

    HistoryOf reads(String tenant, Map<String, Integer> texts) {
        return add(tenant, new Fact.TextsRead("Ada", "/texts", texts, Answer.of(200, seconds(0.1))));
    }

    HistoryOf readsInVain(String tenant, int status) {
        return add(tenant, new Fact.TextsRead("Ada", "/texts", Map.of(), Answer.of(status, seconds(0.1))));
    }

    HistoryOf licence(String tenant, String which) {
        return add(tenant, new Fact.TenantChanged("licence", which));
    }

    HistoryOf addon(String state) {
        return addToRun(new Fact.AddonChanged(state, state + " by the harness"));
    }

    HistoryOf keyAsked(int status) {
        return addToRun(new Fact.KeyAsked("kid", status));
    }

    HistoryOf underKeyTrouble(Answer answer) {
        String credential = Fact.CallbackAnswered.UNDER_KEY_TROUBLE + "answers 404";
        return add("acme", new Fact.CallbackAnswered("installed", credential, false, answer));
    }

    HistoryOf restricted(String tenant, String target, int status) {
        return add(tenant, new Fact.UserServed("Ada", target, Set.of(), true, Answer.of(status, seconds(0.2))));
    }

    HistoryOf served(String tenant, String target, int status, String... canaries) {
        return served(tenant, target, Answer.of(status, seconds(0.2)), canaries);
    }

    HistoryOf served(String tenant, String target, Answer answer, String... canaries) {
        return add(tenant, new Fact.UserServed("Ada", target, Set.of(canaries), false, answer));
    }

    HistoryOf delivered(String tenant, String event, double took) {
        return delivered(tenant, event, "1", 1, Answer.of(204, seconds(took)));
    }

    HistoryOf delivered(String tenant, String event, String identifier, int attempt, Answer answer) {
        return add(tenant, new Fact.WebhookAnswered(event, identifier, attempt, answer));
    }

    HistoryOf calls(String tenant, String what) {
        return called(tenant, what, true, new Caller(tenant, 1, true, true, ""));
    }

    HistoryOf callsOldAddress(String tenant, String what) {
        return called(tenant, what, false, new Caller(tenant, 1, true, false, "it moved"));
    }

    /** A rightly signed call that was let in at an address that is no longer the tenant's. */
    HistoryOf calledBefore(String tenant, String what) {
        return called(tenant, what, false, new Caller(tenant, 1, true, true, ""));
    }

    HistoryOf callsWithOldSecret(String tenant, String what) {
        return called(tenant, what, true, new Caller(tenant, 1, false, false, "stale"));
    }

    /** A call as a user, with an access token that the secret before brought. */
    HistoryOf callsWithEarlierAccessToken(String tenant, String what) {
        return called(tenant, what, true, new Caller(tenant, 1, false, true, ""));
    }

    /** A rightly signed call to a resource that the host does not have. */
    HistoryOf callsWhatIsMissing(String tenant, String what) {
        var words = what.split(" ", 2);
        var caller = new Caller(tenant, 1, true, true, "");
        return add(
                tenant, new Fact.HostCalled(words[0], words[1], NEW_URL, true, caller, 404, true, Duration.ZERO, ""));
    }

    HistoryOf callsUnsigned(String tenant, String what) {
        return called(tenant, what, true, Caller.anonymous("no token"));
    }

    HistoryOf callsAddressOf(String tenant, String signer, String what) {
        return called(tenant, what, true, new Caller(signer, 1, true, false, "not this tenant"));
    }

    private HistoryOf called(String tenant, String what, boolean current, Caller caller) {
        return called(tenant, what, current, caller, 200, Duration.ZERO, "");
    }

    private HistoryOf called(
            String tenant, String what, boolean current, Caller caller, int status, Duration took, String met) {
        var words = what.split(" ", 2);
        String address = current ? NEW_URL : OLD_URL;
        return add(tenant, new Fact.HostCalled(words[0], words[1], address, current, caller, status, false, took, met));
    }

    HistoryOf lagged(long millis) {
        return addToRun(new Fact.MachineMeasured(Duration.ofMillis(millis), Duration.ZERO));
    }

    HistoryOf signedIn(long millis) {
        return addToRun(new Fact.MachineMeasured(Duration.ZERO, Duration.ofMillis(millis)));
    }

    HistoryOf died() {
        return addToRun(new Fact.AddonChanged("died", "exit code 137"));
    }

    HistoryOf add(String tenant, Fact fact) {
        return add(rehearsal, tenant, fact);
    }

    HistoryOf addToRun(Fact fact) {
        return add("", "", fact);
    }

    private HistoryOf add(String of, String tenant, Fact fact) {
        Duration sent = late.isZero() ? null : now.minus(fact.took());
        entries.add(new Entry(entries.size() + 1L, sent, now.plus(late), of, tenant, fact, List.of()));
        return this;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Header header() {
        var subject = new Subject(
                "notes",
                "Notes",
                "http://127.0.0.1:1",
                "jira",
                true,
                Set.of("installed"),
                1,
                Set.of(),
                false,
                true,
                declared);
        return new Header(Header.SCHEMA, "test", "run7", Instant.EPOCH, 7, "firedrill run", subject, bounds, Map.of());
    }

    HistoryView view() {
        return HistoryView.of(header(), entries, rehearsal);
    }

    /** What a checker finds, in its order. */
    List<Finding> findings(Checker checker) {
        return checker.judge(view());
    }

    /** The same in short: "MUST PASSED", "SHOULD FAILED" … */
    List<String> verdicts(Checker checker) {
        return findings(checker).stream()
                .map(f -> f.level() + " " + f.outcome())
                .toList();
    }

    /** What a checker observed, in the order of its findings. */
    List<String> observed(Checker checker) {
        return findings(checker).stream().map(Finding::observed).toList();
    }

    Judgement judged(Checker checker) {
        return new Judge(header(), entries, false).judge(ID, Applicability.always(), checker);
    }

    Judgement judgedStrictly(Checker checker) {
        return new Judge(header(), entries, true).judge(ID, Applicability.always(), checker);
    }
}
