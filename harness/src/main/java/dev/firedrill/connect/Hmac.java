package dev.firedrill.connect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under a shared secret of any length. */
final class Hmac {
    private Hmac() {}

    static byte[] sign(byte[] bytes, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    // The JDK refuses an empty key. HMAC pads keys with zeros, so one zero byte signs the same.
    private static byte[] key(String secret) {
        return secret.isEmpty() ? new byte[1] : secret.getBytes(StandardCharsets.UTF_8);
    }
}
