package dev.firedrill.connect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as RFC 3986 has it, over UTF-8. */
final class PercentEncoding {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /**
     * Encodes everything but letters, digits and {@code - . _ ~}, so a space becomes {@code %20} and an asterisk
     * {@code %2A}.
     */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                append(encoded, b);
            }
        }
        return encoded.toString();
    }

    /** Encodes only what is not ASCII, as every HTTP client does before it sends a path. */
    static String encodeNonAscii(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0) {
                encoded.append((char) b);
            } else {
                append(encoded, b);
            }
        }
        return encoded.toString();
    }

    /**
     * Decodes a name or value of a query: {@code +} is a space, and a percent sign that starts no escape stands for
     * itself.
     */
    static String decodeQuery(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int escaped = bytes[i] == '%' ? escapedByte(bytes, i) : -1;
            if (escaped >= 0) {
                decoded.write(escaped);
                i += 2;
            } else {
                decoded.write(bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static int escapedByte(byte[] bytes, int percentSign) {
        if (percentSign + 2 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[percentSign + 1], 16);
        int low = Character.digit(bytes[percentSign + 2], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static void append(StringBuilder encoded, byte b) {
        encoded.append('%').append(HEX[b >> 4 & 0xF]).append(HEX[b & 0xF]);
    }
}
