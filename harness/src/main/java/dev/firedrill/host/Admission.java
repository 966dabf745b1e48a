package dev.firedrill.host;

import dev.firedrill.history.Fact;
import java.util.Optional;

/**
 * What was decided about a request before it was looked at.
 *
 * @param signer whose secret signed its token
 * @param refusal empty when it is let in
 */
record Admission(Fact.Caller caller, Optional<Instance> signer, Optional<Refusal> refusal) {

    static Admission publicResource() {
        return new Admission(new Fact.Caller("", 0, false, true, ""), Optional.empty(), Optional.empty());
    }

    static Admission refusedUnsigned(Refusal refusal) {
        return new Admission(Fact.Caller.anonymous(refusal.why()), Optional.empty(), Optional.of(refusal));
    }

    static Admission of(Signatures.Signature signature, Optional<Refusal> refusal) {
        var caller = new Fact.Caller(
                signature.instance().tenant(),
                signature.secret().generation(),
                signature.current(),
                refusal.isEmpty(),
                refusal.map(Refusal::why).orElse(""));
        return new Admission(caller, Optional.of(signature.instance()), refusal);
    }
}
