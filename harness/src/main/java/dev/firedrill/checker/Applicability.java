package dev.firedrill.checker;

import dev.firedrill.history.Subject;
import java.util.Optional;
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

    /** Concerns add-ons that both conditions concern. */
    public Applicability and(Applicability other) {
        return new Applicability(needs + " and " + other.needs, concerns.and(other.concerns));
    }

    /** Why it does not concern this add-on; empty when it does. */
    public Optional<String> objection(Subject subject) {
        return concerns.test(subject) ? Optional.empty() : Optional.of("it applies to add-ons that " + needs);
    }
}
