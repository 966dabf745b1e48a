package dev.firedrill.checker;

import dev.firedrill.history.Subject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a scenario concerns an add-on, decided from descriptor and configuration alone.
 *
 * @param needs what it needs, as the end of "it applies to add-ons that …"
 */
public record Applicability(String needs, Predicate<Subject> concerns) {

    /** Concerns every add-on. */
    public static Applicability always() {
        return new Applicability("exist", subject -> true);
    }

    /** Concerns add-ons that take part in the signed protocol. */
    public static Applicability signedProtocol() {
        return new Applicability("ask for jwt authentication", Subject::authenticates);
    }

    /** Concerns add-ons whose descriptor names all of these lifecycle callbacks. */
    public static Applicability names(String... callbacks) {
        return new Applicability(
                "name '" + String.join("' and '", callbacks) + "' in their descriptor",
                subject -> subject.callbacks().containsAll(Set.of(callbacks)));
    }

    /** Concerns add-ons that subscribe to webhooks. */
    public static Applicability subscribes() {
        return new Applicability(
                "subscribe to webhooks", subject -> !subject.webhooks().isEmpty());
    }

    /** Concerns add-ons that are sold. */
    public static Applicability licensed() {
        return new Applicability("ask for licensing ('enableLicensing')", Subject::licensed);
    }

    /** Concerns add-ons whose team says what those see who have no licence. */
    public static Applicability saysWhatIsRestricted() {
        return new Applicability(
                "say what those see who have no licence ('probe.restricted')",
                subject -> subject.declared().restriction());
    }

    /** Concerns add-ons whose team says how often they call the host by themselves. */
    public static Applicability callsByItself() {
        return new Applicability(
                "call the host by themselves ('addon.background-period')",
                subject -> subject.declared().background());
    }

    /** Concerns add-ons that the harness can kill and start. */
    public static Applicability restartable() {
        return new Applicability("Firedrill starts ('addon.command')", Subject::restartable);
    }

    /** Concerns add-ons that both conditions concern. */
    public Applicability and(Applicability other) {
        return new Applicability(needs + " and " + other.needs, concerns.and(other.concerns));
    }

    /** Why it does not concern this add-on; empty when it does. */
    public Optional<String> objection(Subject subject) {
        return concerns.test(subject) ? Optional.empty() : Optional.of("it applies to add-ons that " + needs);
    }
}
