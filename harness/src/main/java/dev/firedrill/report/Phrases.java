package dev.firedrill.report;

import static java.util.stream.Collectors.joining;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Entry;
import dev.firedrill.history.Fact;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Says in plain words what an entry of the history means. One line each, safe to print. */
final class Phrases {

    /** A path may be as long as an add-on likes. */
    private static final int LONGEST = 400;

    private static final Pattern CANARY = Pattern.compile(" canary-[a-z0-9]+$");

    private static final Map<Class<?>, BiFunction<String, Fact, String>> PHRASES = new HashMap<>();

    static {
        phrase(Fact.Marked.class, (tenant, f) -> "the scenario marks: " + f.name());
        phrase(Fact.Drawn.class, (tenant, f) -> "the seed decided " + f.what() + ": " + String.join(", ", f.values()));
        phrase(Fact.CallbackAnswered.class, Phrases::callback);
        phrase(Fact.WebhookAnswered.class, Phrases::webhook);
        phrase(Fact.UserServed.class, Phrases::user);
        phrase(Fact.AccessProbed.class, Phrases::probe);
        phrase(Fact.HostCalled.class, Phrases::call);
        phrase(
                Fact.ConnectionMet.class,
                (tenant, f) -> "a connection" + to(tenant) + " at " + f.address() + " met a host that " + f.met());
        phrase(Fact.TextWritten.class, Phrases::written);
        phrase(Fact.TextsRead.class, Phrases::read);
        phrase(Fact.HealthAnswered.class, (tenant, f) -> "the add-on's health: " + answered(f.answer()));
        phrase(Fact.NotSent.class, (tenant, f) -> f.what() + to(tenant) + " was not sent: " + f.why());
        phrase(Fact.KeyAsked.class, (tenant, f) -> "key server was asked for key " + f.kid() + ": " + f.status());
        phrase(Fact.TokenAsked.class, Phrases::token);
        phrase(Fact.GatewayFailed.class, (tenant, f) -> "a connection to " + f.target() + " failed: " + f.why());
        phrase(Fact.TenantChanged.class, (tenant, f) -> but(named(tenant) + " " + f.change(), f.detail()));
        phrase(
                Fact.FaultScheduled.class,
                (tenant, f) -> "a fault is scheduled" + at(tenant) + " in " + Prose.brief(f.at()) + " for "
                        + Prose.brief(f.lasts()) + quoted(f.fault()));
        phrase(Fact.FaultInjected.class, Phrases::fault);
        phrase(Fact.FaultStruck.class, Phrases::strike);
        phrase(Fact.FaultHealed.class, (tenant, f) -> "fault healed" + at(tenant) + quoted(f.fault()));
        phrase(Fact.AddonChanged.class, (tenant, f) -> but("add-on " + f.state(), f.detail()));
        phrase(
                Fact.PageDeadly.class,
                (tenant, f) -> f.target() + " ended the add-on (" + f.end() + ") and is left out");
        phrase(Fact.StimulusFound.class, (tenant, f) -> stimulus(f));
        phrase(Fact.MachineMeasured.class, Phrases::machine);
        phrase(
                Fact.RehearsalStarted.class,
                (tenant, f) -> f.alone() ? "rehearsal began, alone" : "rehearsal began, beside others");
        phrase(Fact.RehearsalEnded.class, (tenant, f) -> but("rehearsal ended", f.problem()));
    }

    private Phrases() {}

    private static <F extends Fact> void phrase(Class<F> kind, BiFunction<String, F, String> words) {
        PHRASES.put(kind, (tenant, fact) -> words.apply(tenant, kind.cast(fact)));
    }

    /** What the entry means. */
    public static String of(Entry entry) {
        var words = PHRASES.getOrDefault(entry.fact().getClass(), (tenant, fact) -> fact.toString());
        return Prose.oneLine(words.apply(entry.tenant(), entry.fact()), LONGEST);
    }

    static Set<Class<?>> kinds() {
        return PHRASES.keySet();
    }

    /** What a stimulus makes the add-on do, without naming the stimulus. */
    static String reaction(Fact.StimulusFound f) {
        String calls = f.calls().isEmpty()
                ? "no calls to the host"
                : Prose.count(f.calls().size(), "call");
        return calls + (f.showsContent() ? ", shows host content" : "");
    }

    private static String callback(String tenant, Fact.CallbackAnswered f) {
        return f.event() + to(tenant) + " (" + f.credential() + (f.forged() ? ", forged" : "") + ") "
                + answered(f.answer());
    }

    private static String webhook(String tenant, Fact.WebhookAnswered f) {
        return "webhook " + f.event() + to(tenant) + " (" + f.identifier() + ", " + Prose.ordinal(f.attempt())
                + " attempt) " + answered(f.answer());
    }

    /** Of a host's user the name alone; what makes it unlike all others is nothing to read. */
    private static String name(String user) {
        return CANARY.matcher(user).replaceFirst("");
    }

    private static String user(String tenant, Fact.UserServed f) {
        String user = "user " + name(f.user()) + of(tenant);
        String shown = f.canaries().isEmpty()
                ? ""
                : ", showing content of " + String.join(" and ", new TreeSet<>(f.canaries()));
        return user + " used " + f.target() + ", " + answered(f.answer()) + shown
                + (f.restricted() ? ", restricted for want of a licence" : "");
    }

    private static String written(String tenant, Fact.TextWritten f) {
        return "user " + name(f.user()) + of(tenant) + " stored '" + f.text() + "', " + answered(f.answer());
    }

    private static String read(String tenant, Fact.TextsRead f) {
        String found = f.texts().isEmpty()
                ? "found none of the texts that were stored"
                : "found "
                        + new TreeMap<>(f.texts())
                                .entrySet().stream()
                                        .map(e -> "'" + e.getKey() + "' " + Prose.count(e.getValue(), "time"))
                                        .collect(joining(", "));
        return "user " + name(f.user()) + of(tenant) + " read " + f.source() + " and " + found + ", "
                + answered(f.answer());
    }

    private static String strike(String tenant, Fact.FaultStruck f) {
        return "fault struck" + at(tenant) + " for the " + Prose.ordinal(f.occurrence()) + " time" + quoted(f.fault());
    }

    private static String probe(String tenant, Fact.AccessProbed f) {
        String attempts = f.attempts().stream()
                .map(a -> a.credential().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (a.opened() ? " opens (" : " does not open (") + a.status() + ")")
                .collect(joining(", "));
        return "access probe of " + f.target() + at(tenant) + ": " + attempts
                + (f.tells() ? "" : "; it cannot tell a good token from garbage");
    }

    private static String call(String tenant, Fact.HostCalled f) {
        String where = (f.current() ? " at " : " at the old URL ") + f.address();
        String status = f.status() == 0 ? "no answer" : String.valueOf(f.status());
        String why = f.caller().why().isEmpty() ? "" : " (" + f.caller().why() + ")";
        return "add-on called " + f.method() + " " + f.path() + where + ", " + signed(f.caller()) + ": " + status + why
                + (f.unmatched() ? " (this host has no such resource)" : "")
                + (f.met().isEmpty() ? "" : " (the host " + f.met() + ")");
    }

    private static String signed(Fact.Caller caller) {
        return caller.signedBy().isEmpty()
                ? "unsigned"
                : "signed by " + caller.signedBy() + "'s " + Prose.ordinal(caller.generation()) + " secret"
                        + (caller.currentSecret() ? "" : " (replaced)");
    }

    private static String token(String tenant, Fact.TokenAsked f) {
        String whose = " a token of user '" + f.user() + "'" + at(tenant);
        return f.granted() ? "add-on was granted" + whose : "add-on was refused" + whose + ": " + f.why();
    }

    private static String fault(String tenant, Fact.FaultInjected f) {
        String whose = f.attribution().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "fault began" + at(tenant) + " (" + whose + ")" + quoted(f.fault());
    }

    /** A fault is told by what its host or link does, as "is down"; that is its name here. */
    private static String quoted(String fault) {
        return ": '" + fault + "'";
    }

    private static String stimulus(Fact.StimulusFound f) {
        String calls = f.calls().isEmpty() ? "" : ": " + String.join(", ", f.calls());
        return f.target() + " causes " + reaction(f) + calls;
    }

    private static String machine(String tenant, Fact.MachineMeasured f) {
        return "this machine's worst lag was " + Prose.brief(f.worstLag()) + ", its slowest signing "
                + Prose.brief(f.worstSigning());
    }

    private static String answered(Answer answer) {
        String took = Prose.brief(answer.took());
        return answer.arrived()
                ? "answered " + answer.status() + " in " + took
                : "not answered: " + answer.problem() + " after " + took;
    }

    private static String named(String tenant) {
        return tenant.isEmpty() ? "the host" : tenant;
    }

    private static String to(String tenant) {
        return tenant.isEmpty() ? "" : " for " + tenant;
    }

    private static String of(String tenant) {
        return tenant.isEmpty() ? "" : " of " + tenant;
    }

    private static String at(String tenant) {
        return tenant.isEmpty() ? "" : " at " + tenant;
    }

    private static String but(String what, String detail) {
        return detail.isEmpty() ? what : what + ": " + detail;
    }
}
