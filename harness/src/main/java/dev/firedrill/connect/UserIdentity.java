package dev.firedrill.connect;

/**
 * A user of an instance, as payloads show it.
 *
 * @param accountId the opaque account id: the {@code sub} of tokens and the {@code accountId} of payloads
 * @param userKey the key of the years before account ids; only legacy parameters and payloads show it
 * @param displayName the name that people see
 * @param email the user's e-mail address; webhooks never carry it
 */
public record UserIdentity(String accountId, String userKey, String displayName, String email) {}
