package dev.firedrill.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token taken apart, and put together: {@code header.claims.signature}, each in base64url (RFC 7515, compact form).
 */
final class CompactToken {
    private final TokenFacts facts;
    private final byte[] signed;
    private final byte[] signature;

    private CompactToken(TokenFacts facts, byte[] signed, byte[] signature) {
        this.facts = facts;
        this.signed = signed;
        this.signature = signature;
    }

    /** Signs bytes; an empty result makes an unsigned token. */
    interface Signer {
        byte[] sign(byte[] bytes);
    }

    static CompactToken parse(String token) throws GarbledToken {
        List<String> parts = List.of(token.split("\\.", -1));
        if (parts.size() != 3) {
            throw GarbledToken.notThreeParts(parts.size());
        }
        JsonNode header = json(parts.get(0), "header");
        JsonNode algorithm = header.path("alg");
        if (!algorithm.isTextual()) {
            throw GarbledToken.noAlgorithm();
        }
        Claims claims = ClaimsJson.read(json(parts.get(1), "claims"));
        TokenFacts facts =
                new TokenFacts(algorithm.textValue(), header.path("kid").textValue(), claims);
        return new CompactToken(facts, ascii(parts.get(0) + "." + parts.get(1)), signature(parts.get(2)));
    }

    static String assemble(String algorithm, @Nullable String kid, Claims claims, Signer signer) {
        ObjectNode header = Json.object().put("typ", "JWT").put("alg", algorithm);
        if (kid != null) {
            header.put("kid", kid);
        }
        String signed = base64(Json.write(header)) + "." + base64(Json.write(ClaimsJson.write(claims)));
        return signed + "." + base64(signer.sign(ascii(signed)));
    }

    TokenFacts facts() {
        return facts;
    }

    /** The part of the token that its signature covers. */
    byte[] signed() {
        return signed;
    }

    byte[] signature() {
        return signature;
    }

    private static JsonNode json(String part, String name) throws GarbledToken {
        try {
            JsonNode json = Json.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            if (json.isObject()) {
                return json;
            }
        } catch (IllegalArgumentException | JsonProcessingException e) {
            // The cause would quote the token.
        }
        throw GarbledToken.part(name);
    }

    private static byte[] signature(String part) throws GarbledToken {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw GarbledToken.signature();
        }
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
