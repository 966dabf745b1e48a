package dev.firedrill.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Why a text is no token. The message never quotes the token's text. */
final class GarbledToken extends Exception {
    private GarbledToken(String message) {
        super(message);
    }

    static GarbledToken notThreeParts(int parts) {
        return new GarbledToken("A token has three parts separated by dots, and this text has " + parts);
    }

    static GarbledToken part(String part) {
        return new GarbledToken("The " + part + " of the token is not a JSON object in base64url");
    }

    static GarbledToken signature() {
        return new GarbledToken("The signature of the token is not base64url");
    }

    static GarbledToken noAlgorithm() {
        return new GarbledToken("The header of the token names no algorithm in 'alg'");
    }

    static GarbledToken wrongType(String claim, String expected, JsonNode actual) {
        String type = actual.getNodeType().name().toLowerCase(Locale.ROOT);
        return new GarbledToken("The claim '" + claim + "' must be " + expected + ", and is of type " + type);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
