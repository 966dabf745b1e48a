package dev.firedrill.host;

/**
 * A person who uses an instance.
 *
 * @param accountId the opaque account id: the {@code sub} of tokens
 * @param userKey the key of the years before account ids
 * @param displayName the name that people see; carries the instance's canary
 * @param admin whether an administrator of the instance
 */
public record User(String accountId, String userKey, String displayName, String email, boolean admin) {}
