package dev.firedrill.sample.atlassian;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/**
 * A request as it came in, with the token that came with it, nothing of it verified.
 *
 * @param path as received, still percent-encoded, without the path of the add-on's base URL
 * @param query as received, still percent-encoded; empty if there is none
 */
public record SignedRequest(String method, String path, String query, String token) {

    SignedJWT parsedToken() {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw new TokenRefused("The token is not a signed JWT.", e);
        }
    }

    String qsh() {
        try {
            return QueryStringHash.of(method, path, query);
        } catch (IllegalArgumentException e) {
            throw new TokenRefused("The query is not percent-encoded as it should be.", e);
        }
    }
}
