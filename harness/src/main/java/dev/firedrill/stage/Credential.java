package dev.firedrill.stage;

/** What a probe shows at the door. All but the first differ from it in exactly one thing. */
public enum Credential {
    /** Signed with the tenant's current secret. */
    TRUE,
    /** Not a token at all. */
    GARBAGE,
    /** Signed with the secret that the last rotation or reinstall replaced. */
    REPLACED_SECRET,
    /** Signed with the secret that the last forged install brought. */
    FORGED_SECRET
}
