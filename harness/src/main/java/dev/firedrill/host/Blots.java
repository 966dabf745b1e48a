package dev.firedrill.host;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.TokenFacts;
import dev.firedrill.connect.TokenReader;
import dev.firedrill.history.Exchange.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of texts what nobody may know who reads them: secrets, and signatures. A token makes way for its number, and
 * what it claims is kept.
 */
final class Blots {

    static final String HIDDEN = "‹hidden›";

    /** As much of a claim as shows what it is. */
    private static final int MOST = 1000;

    private static final int MOST_TOKENS = 10;

    /** Base64url of what begins with a brace, twice, and a signature or none. */
    private static final Pattern TOKEN = Pattern.compile("\\be[wy][\\w-]{6,}\\.[\\w-]{8,}\\.[\\w-]*");

    private static final String NAMES =
            "sharedSecret|secret|client_secret|clientSecret|access_token|accessToken|refresh_token|password|passwd";

    private static final Pattern IN_JSON =
            Pattern.compile("(\"(?:" + NAMES + ")\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+\"?", Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_FORM =
            Pattern.compile("((?:^|[?&])(?:" + NAMES + ")=)[^&\\s\"'<]+", Pattern.CASE_INSENSITIVE);

    /** As long and as mixed as a secret; words and identifiers are shorter. */
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9]{48,}");

    private final List<Token> tokens = new ArrayList<>();

    /** The tokens that were met, in the order of their numbers. */
    List<Token> tokens() {
        return tokens;
    }

    /** The text without what nobody may know. */
    String out(String text) {
        String unnamed = IN_FORM.matcher(IN_JSON.matcher(text).replaceAll("$1\"" + HIDDEN + "\""))
                .replaceAll("$1" + HIDDEN);
        return RANDOM.matcher(TOKEN.matcher(unnamed).replaceAll(this::placeholder))
                .replaceAll(HIDDEN);
    }

    /** A credential: its scheme, and of what follows only what is a token, or plainly none. */
    String credential(String value) {
        int space = value.indexOf(' ');
        String scheme = value.substring(0, space + 1);
        String rest = value.substring(space + 1);
        boolean plainlyNone = scheme.equals("JWT ") && rest.chars().allMatch(Character::isLowerCase);
        return scheme + (plainlyNone || TOKEN.matcher(rest).matches() ? out(rest) : HIDDEN);
    }

    private String placeholder(MatchResult found) {
        return TokenReader.peek(found.group())
                .map(Blots::token)
                .map(this::numbered)
                .orElse("‹unreadable token›");
    }

    private String numbered(Token token) {
        if (!tokens.contains(token) && tokens.size() < MOST_TOKENS) {
            tokens.add(token);
        }
        int number = tokens.indexOf(token) + 1;
        return number > 0 ? "‹token " + number + "›" : "‹one more token›";
    }

    private static Token token(TokenFacts facts) {
        Claims claims = facts.claims();
        var told = new LinkedHashMap<String, String>();
        tell(told, "kid", facts.kid());
        tell(told, "iss", claims.issuer());
        tell(told, "sub", claims.subject());
        tell(told, "aud", claims.audience().isEmpty() ? null : String.join(", ", claims.audience()));
        tell(told, "iat", claims.issuedAt());
        tell(told, "exp", claims.expiresAt());
        tell(told, "qsh", claims.qsh());
        tell(told, "context", claims.context().isEmpty() ? null : Json.write(claims.context()));
        claims.others().forEach((name, value) -> tell(told, name, value));
        return new Token(facts.algorithm(), told);
    }

    private static void tell(Map<String, String> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(cut(name), cut(value.toString()));
        }
    }

    private static String cut(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
