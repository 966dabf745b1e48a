package dev.firedrill.host;

import dev.firedrill.connect.TokenReader;
import dev.firedrill.connect.TokenReading;
import java.time.Instant;

/**
 * Why a request is not let in.
 *
 * @param message what the client is told: little, as by Atlassian's host
 * @param why what the history is told
 */
record Refusal(int status, String message, String why) {

    private static final String NO_ACCESS = "Your presented credentials do not provide access to this resource.";
    private static final String WRONG_SIGNATURE = "The signature of the JWT does not match.";

    WebReply reply() {
        return WebReply.json(status, Json.object().put("message", message).put("status-code", status));
    }

    static Refusal anonymous(String message) {
        return new Refusal(401, message, "no credentials");
    }

    static Refusal noAccess(String why) {
        return new Refusal(401, NO_ACCESS, why);
    }

    static Refusal wrongSignature(String why) {
        return new Refusal(401, WRONG_SIGNATURE, why);
    }

    static Refusal garbled(String why) {
        return new Refusal(400, why + ".", "not a token");
    }

    static Refusal expired(Instant at, Instant now) {
        String message = "JWT expired at " + at + " and time is now " + now + " (" + TokenReader.LEEWAY.toSeconds()
                + " seconds leeway is allowed)";
        return new Refusal(401, message, "the token expired");
    }

    static Refusal otherRequest(TokenReading.QshMismatch mismatch) {
        String message = "Expecting claim 'qsh' to have value '" + mismatch.expected()
                + "' but instead it has the value '" + mismatch.facts().claims().qsh() + "'";
        return new Refusal(401, message, "the token is for another request");
    }

    static Refusal missing(String claim) {
        return new Refusal(401, "The claim '" + claim + "' is missing.", "the token has no " + claim);
    }
}
