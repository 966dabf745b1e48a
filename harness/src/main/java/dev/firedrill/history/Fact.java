package dev.firedrill.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.firedrill.fault.Attribution;
import dev.firedrill.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Something that happened. Facts name no secret: tokens were verified when they were recorded. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.Marked.class, name = "marked"),
    @JsonSubTypes.Type(value = Fact.Drawn.class, name = "draw"),
    @JsonSubTypes.Type(value = Fact.CallbackAnswered.class, name = "callback"),
    @JsonSubTypes.Type(value = Fact.WebhookAnswered.class, name = "webhook"),
    @JsonSubTypes.Type(value = Fact.UserServed.class, name = "user"),
    @JsonSubTypes.Type(value = Fact.AccessProbed.class, name = "probe"),
    @JsonSubTypes.Type(value = Fact.HostCalled.class, name = "call"),
    @JsonSubTypes.Type(value = Fact.KeyAsked.class, name = "key"),
    @JsonSubTypes.Type(value = Fact.TokenAsked.class, name = "token"),
    @JsonSubTypes.Type(value = Fact.GatewayFailed.class, name = "gateway"),
    @JsonSubTypes.Type(value = Fact.TenantChanged.class, name = "tenant"),
    @JsonSubTypes.Type(value = Fact.FaultScheduled.class, name = "schedule"),
    @JsonSubTypes.Type(value = Fact.FaultInjected.class, name = "fault"),
    @JsonSubTypes.Type(value = Fact.FaultStruck.class, name = "strike"),
    @JsonSubTypes.Type(value = Fact.FaultHealed.class, name = "heal"),
    @JsonSubTypes.Type(value = Fact.ConnectionMet.class, name = "connection"),
    @JsonSubTypes.Type(value = Fact.TextWritten.class, name = "written"),
    @JsonSubTypes.Type(value = Fact.TextsRead.class, name = "read"),
    @JsonSubTypes.Type(value = Fact.HealthAnswered.class, name = "health"),
    @JsonSubTypes.Type(value = Fact.NotSent.class, name = "unsent"),
    @JsonSubTypes.Type(value = Fact.AddonChanged.class, name = "addon"),
    @JsonSubTypes.Type(value = Fact.PageDeadly.class, name = "deadly"),
    @JsonSubTypes.Type(value = Fact.StimulusFound.class, name = "stimulus"),
    @JsonSubTypes.Type(value = Fact.MachineMeasured.class, name = "machine"),
    @JsonSubTypes.Type(value = Fact.RehearsalStarted.class, name = "started"),
    @JsonSubTypes.Type(value = Fact.RehearsalEnded.class, name = "ended")
})
public sealed interface Fact {

    /** How long what it tells of took: zero for what is over as soon as it happens. */
    default Duration took() {
        return Duration.ZERO;
    }

    /** A request to the add-on that was sent, and what came back. */
    sealed interface Answered extends Fact {

        /** What came back. */
        Answer answer();

        @Override
        default Duration took() {
            return answer().took();
        }
    }

    /** A scenario's own mark on the time line. */
    record Marked(String name) implements Fact {}

    /**
     * Something was left to the seed, and this is what came of it. A replay does the same, whatever the seed would say.
     *
     * @param what what was to be decided, by a stable name
     * @param values in their order
     */
    record Drawn(String what, List<String> values) implements Fact {

        /** In which order users do what they do in a round. */
        public static final String ORDER = "the order in which users do things";

        public Drawn {
            values = List.copyOf(values);
        }
    }

    /**
     * A lifecycle callback was sent and answered, or not.
     *
     * @param event {@code installed}, {@code enabled}, {@code disabled} or {@code uninstalled}
     * @param credential what vouched for it, as a phrase: "signed install", "alg none" …
     * @param forged whether the add-on had to refuse it
     */
    record CallbackAnswered(String event, String credential, boolean forged, Answer answer) implements Answered {

        /** How the credential of a callback ends that was sent beside its equals. */
        public static final String AT_ONCE = ", at once";

        /** How the credential of a rightful install begins whose key could not be had; the trouble's phrase follows. */
        public static final String UNDER_KEY_TROUBLE = "signed install, the key server ";

        /** Whether it was sent beside its equals. */
        public boolean atOnce() {
            return credential.endsWith(AT_ONCE);
        }

        /** Whether the key that verifies it could not be had. */
        public boolean underKeyTrouble() {
            return credential.startsWith(UNDER_KEY_TROUBLE);
        }
    }

    /** A webhook was delivered and answered, or not. */
    record WebhookAnswered(String event, String identifier, int attempt, Answer answer) implements Answered {}

    /**
     * A user's request to the add-on was answered, or not.
     *
     * @param target the page, backend call or webhook, by its stable name
     * @param canaries the tenants whose canaries the answer carried
     * @param restricted whether it carried the text that the add-on is said to show to those without a licence
     */
    record UserServed(String user, String target, Set<String> canaries, boolean restricted, Answer answer)
            implements Answered {}

    /**
     * One round of the access probe: the controls and the credentials in question, at the same moment.
     *
     * @param tells whether this round's good and garbage controls differed
     */
    record AccessProbed(String target, boolean tells, List<Attempt> attempts) implements Fact {

        /** The credential that is signed with the tenant's current secret: the good control. */
        public static final String TRUE = "TRUE";

        /** The credential that is no token: the bad control. */
        public static final String GARBAGE = "GARBAGE";

        /** The credential that is signed with the secret that was replaced last. */
        public static final String REPLACED = "REPLACED_SECRET";

        /** How credentials begin that are signed with secrets that were once replaced; the secret's place follows. */
        public static final String FORMER = "FORMER_SECRET";

        /** The tenant that no scenario touches, of which a round is made after each scenario. */
        public static final String CONTROL = "control";

        /** The credential that is signed with the secret that a forged install brought. */
        public static final String FORGED = "FORGED_SECRET";

        /** The credential that is signed with a secret that nobody was ever given. */
        public static final String STRANGER = "STRANGERS_SECRET";

        /** The attempt with this credential, if the round made one. */
        public Optional<Attempt> attempt(String credential) {
            return attempts.stream()
                    .filter(a -> a.credential().equals(credential))
                    .findFirst();
        }

        /** The attempts with secrets that were once replaced; runs of earlier versions tried the last of them alone. */
        public List<Attempt> former() {
            return attempts.stream()
                    .filter(a ->
                            a.credential().startsWith(FORMER) || a.credential().equals(REPLACED))
                    .toList();
        }

        /** Whether the round tried this credential and it opened. */
        public boolean opened(String credential) {
            return attempt(credential).map(Attempt::opened).orElse(false);
        }

        /** Whether the round tried this credential and it did not open. */
        public boolean refused(String credential) {
            return attempt(credential).map(a -> !a.opened()).orElse(false);
        }
    }

    /** One credential of one probe round; {@code opened} when the answer classed with an open door. */
    record Attempt(String credential, int status, boolean opened) {}

    /**
     * The add-on called an instance.
     *
     * @param address the base URL on which the call arrived
     * @param current whether that base URL was the instance's own at that moment
     * @param status what it was answered with; 0 when it was not
     * @param unmatched whether the host has no such resource
     * @param took from its arrival to its end, which is when it is recorded
     * @param met the fault that it met, as the fault describes itself; empty when none
     */
    record HostCalled(
            String method,
            String path,
            String address,
            boolean current,
            Caller caller,
            int status,
            boolean unmatched,
            Duration took,
            String met)
            implements Fact {}

    /**
     * A connection arrived at an instance and ended without a request that could be read, because of a fault.
     *
     * @param address the base URL at which it arrived
     * @param met the fault, as it describes itself
     */
    record ConnectionMet(String address, String met) implements Fact {}

    /**
     * Who made a call, as its token proved.
     *
     * @param signedBy the tenant whose secret signed it; empty when none did
     * @param generation which of that tenant's secrets, from 1; 0 when none
     * @param currentSecret whether that secret was the tenant's newest acknowledged one
     * @param valid whether the host let it in
     * @param why why not; empty when valid
     */
    record Caller(String signedBy, int generation, boolean currentSecret, boolean valid, String why) {

        /** A call without credentials. */
        public static Caller anonymous(String why) {
            return new Caller("", 0, false, false, why);
        }
    }

    /** Somebody asked the key server for a key. */
    record KeyAsked(String kid, int status) implements Fact {}

    /**
     * The add-on asked the token service for an access token that acts as a user of a tenant.
     *
     * @param user the account id or user key of that user, as asked; empty when none was named
     * @param status the HTTP status; 0 when it went away before the answer
     * @param why why the token was refused; empty when it was granted
     */
    record TokenAsked(String user, int status, String why) implements Fact {

        /** Whether there was a token. */
        public boolean granted() {
            return why.isEmpty();
        }
    }

    /**
     * A connection through the gateway came to nothing.
     *
     * @param target where it was to go, as {@code host:port}
     */
    record GatewayFailed(String target, String why) implements Fact {}

    /**
     * An instance or its installation changed, and the add-on acknowledged it where it is told.
     *
     * @param change {@code installed}, {@code renamed}, {@code rotated}, {@code uninstalled} …
     * @param detail for people; never a secret
     */
    record TenantChanged(String change, String detail) implements Fact {}

    /**
     * A fault is to begin, in a schedule that has begun.
     *
     * @param fault as it describes itself
     * @param at when, since the schedule's beginning
     * @param lasts how long
     */
    record FaultScheduled(String fault, Duration at, Duration lasts) implements Fact {}

    /**
     * A fault began.
     *
     * @param fault as it describes itself
     * @param kind its kind, by name
     * @param observable whether the host sees what an add-on attempts while it lasts
     */
    record FaultInjected(String fault, String kind, Attribution attribution, boolean observable) implements Fact {

        /** What the history says of a fault. */
        public static FaultInjected of(Fault fault) {
            return new FaultInjected(fault.describe(), fault.kind().name(), fault.attribution(), fault.observable());
        }
    }

    /**
     * A fault that waits for certain requests struck one.
     *
     * @param fault as it describes itself
     * @param occurrence which of the requests that it counts, from 1
     */
    record FaultStruck(String fault, int occurrence) implements Fact {}

    /** A fault ended. */
    record FaultHealed(String fault) implements Fact {}

    /**
     * A user stored a text in the add-on.
     *
     * @param text unique in the run
     */
    record TextWritten(String user, String text, Answer answer) implements Answered {}

    /**
     * What a user could read of texts that were stored or delivered.
     *
     * @param source where it was read
     * @param texts how often each known text was there; texts that were not there are left out
     */
    record TextsRead(String user, String source, Map<String, Integer> texts, Answer answer) implements Answered {}

    /** The add-on was asked whether it is well. */
    record HealthAnswered(Answer answer) implements Answered {}

    /**
     * A request to the add-on was not sent, and Firedrill is to blame: nothing of it is the add-on's doing.
     *
     * @param what what it was to be: the callback, the page …
     * @param why for people
     */
    record NotSent(String what, String why) implements Fact {}

    /**
     * The add-on's process, reachability or clock changed.
     *
     * @param state {@code started}, {@code ready}, {@code unready}, {@code died}, {@code killed}, {@code stopped} or
     *     {@code clock}
     * @param output the last lines that it wrote, where it died; else none
     */
    record AddonChanged(
            String state,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> output) implements Fact {

        public AddonChanged {
            // A stored history leaves out what is empty, and older ones have none.
            output = output == null ? List.of() : List.copyOf(output);
        }

        /** A change without any output. */
        public AddonChanged(String state, String detail) {
            this(state, detail, List.of());
        }

        /** It ended by itself. */
        public static final String DIED = "died";

        /** It did not answer within the time that its team allows. */
        public static final String UNREADY = "unready";
    }

    /**
     * Opening a page ended the add-on, and it was started again; the page is left out from then on.
     *
     * @param target the page, by its stable name
     * @param end how it ended
     * @param output the last lines that it wrote; none where nobody knows them
     */
    record PageDeadly(String target, String end, List<String> output) implements Fact {

        public PageDeadly {
            output = List.copyOf(output);
        }
    }

    /**
     * Reconnaissance found what a stimulus makes the add-on do.
     *
     * @param calls the host resources that it called, as "GET /path"
     * @param showsContent whether the answer carried the host's canary
     */
    record StimulusFound(String target, List<String> calls, boolean showsContent) implements Fact {}

    /** How well this machine kept time since the last such fact. */
    record MachineMeasured(Duration worstLag, Duration worstSigning) implements Fact {}

    /** A rehearsal of a scenario began; {@code alone} when nothing else ran beside it. */
    record RehearsalStarted(boolean alone) implements Fact {}

    /**
     * A rehearsal ended.
     *
     * @param problem why it could not be played to its end; empty when it was
     */
    record RehearsalEnded(String problem) implements Fact {

        /** The problem of a rehearsal that the user ended. */
        public static final String CUT_SHORT = "the run was ended early";

        /** The problem of a rehearsal that there was no sound add-on for. */
        public static final String UNSOUND = "the add-on no longer serves a tenant that no scenario touches";
    }
}
