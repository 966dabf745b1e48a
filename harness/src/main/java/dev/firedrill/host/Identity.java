package dev.firedrill.host;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/**
 * Everything that an instance is recognised by, derived from its place in the run alone, so that a run which is
 * repeated under the same id has the same names.
 *
 * @param people the client key from which the users' ids come: the own one, or that of a tenant with the same users
 */
record Identity(String tenant, String rehearsal, String clientKey, String oauthClientId, String canary, String people) {

    // Together with the prefix, the dashes and a number of up to eight digits: 64.
    private static final int LONGEST_RUN = 22;
    private static final int LONGEST_TENANT = 22;
    private static final int CANARY_LENGTH = 12;
    private static final int CANARY_RADIX = 36;

    static Identity of(HostOptions options, String tenant, String rehearsal, int number) {
        String clientKey =
                "firedrill-" + slug(options.run(), LONGEST_RUN) + "-" + slug(tenant, LONGEST_TENANT) + "-" + number;
        String client = Json.write(Json.object().put("hostKey", clientKey).put("addonKey", options.addonKey()));
        return new Identity(
                tenant,
                rehearsal,
                clientKey,
                Base64.getUrlEncoder().withoutPadding().encodeToString(client.getBytes(StandardCharsets.UTF_8)),
                "canary-" + digits(clientKey),
                clientKey);
    }

    /** The same with another's users, who keep their ids and mail addresses, and have this one's canary. */
    Identity withPeopleOf(Identity other) {
        return new Identity(tenant, rehearsal, clientKey, oauthClientId, canary, other.people);
    }

    User admin() {
        return user("Ada", true);
    }

    User member() {
        return user("Max", false);
    }

    /** The account as which the add-on acts in the instance. */
    User app() {
        return user("Add-on", false);
    }

    private User user(String name, boolean admin) {
        String local = name.toLowerCase(Locale.ROOT);
        UUID account = UUID.nameUUIDFromBytes((people + "/" + local).getBytes(StandardCharsets.UTF_8));
        return new User(
                "557058:" + account, local + "-" + digits(people), name + " " + canary, local + "@example.com", admin);
    }

    private static String slug(String text, int longest) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.substring(0, Math.min(longest, slug.length()));
    }

    private static String digits(String text) {
        String digits = new BigInteger(1, sha256(text)).toString(CANARY_RADIX);
        return digits.substring(digits.length() - CANARY_LENGTH);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
