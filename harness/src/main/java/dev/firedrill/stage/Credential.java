package dev.firedrill.stage;

/** What a probe shows at the door. All but the first differ from it in exactly one thing. */
public enum Credential {
    /** Signed with the tenant's current secret. */
    TRUE,
    /** Not a token at all. */
    GARBAGE,
    /** Signed with the secret that the last rotation or reinstall replaced. */
    REPLACED_SECRET,
    /** Signed with each of the secrets that were ever replaced, one after the other. */
    FORMER_SECRET,
    /** Signed with the secret that the last forged install brought. */
    FORGED_SECRET,
    /** Signed with a secret that nobody was ever given: what a wrong signature is answered. */
    STRANGERS_SECRET
}
