package dev.firedrill.host;

import dev.firedrill.history.Fact;
import java.util.Optional;

/**
 * What was decided about a request before it was looked at.
 *
 * @param signer whose secret vouches for it
 * @param refusal empty when it is let in
 * @param actingAs the user as whom the add-on acts; empty for its own account
 */
record Admission(Fact.Caller caller, Optional<Instance> signer, Optional<Refusal> refusal, Optional<User> actingAs) {

    static Admission publicResource() {
        return new Admission(
                new Fact.Caller("", 0, false, true, ""), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Admission refusedUnsigned(Refusal refusal) {
        return new Admission(
                Fact.Caller.anonymous(refusal.why()), Optional.empty(), Optional.of(refusal), Optional.empty());
    }

    static Admission of(Signatures.Signature signature, Optional<Refusal> refusal) {
        return of(signature, refusal, Optional.empty());
    }

    static Admission of(AccessTokens.Grant grant, Optional<Refusal> refusal) {
        return of(grant.signature(), refusal, Optional.of(grant.user()));
    }

    private static Admission of(Signatures.Signature signature, Optional<Refusal> refusal, Optional<User> actingAs) {
        var caller = new Fact.Caller(
                signature.instance().tenant(),
                signature.secret().generation(),
                signature.current(),
                refusal.isEmpty(),
                refusal.map(Refusal::why).orElse(""));
        return new Admission(caller, Optional.of(signature.instance()), refusal, actingAs);
    }
}
