package dev.firedrill.host;

import dev.firedrill.connect.Claims;
import dev.firedrill.connect.TokenFacts;
import dev.firedrill.connect.TokenReader;
import dev.firedrill.history.Exchange.Token;
import java.nio.charset.StandardCharsets;
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

    /**
     * Base64url of what begins with a brace and a quote, a blank or a line's end; of more; and a signature or none. It may
     * stand right behind an encoded character, which ends in a letter or a digit.
     */
    private static final Pattern TOKEN = Pattern.compile("(?:ey[JA]|ew[o0])[\\w-]{5,}+\\.[\\w-]{8,}+\\.[\\w-]*+");

    private static final String NAMES =
            "sharedSecret|secret|client_?secret|access_?token|refresh_?token|id_?token|token"
                    + "|password|passwd|api[-_]?key|session(?:[-_]?id)?";

    private static final Pattern NAME = Pattern.compile(NAMES, Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_JSON =
            Pattern.compile("(\"(?:" + NAMES + ")\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*+\"?", Pattern.CASE_INSENSITIVE);

    /** JSON in a string of JSON, and in an attribute of HTML. */
    private static final Pattern IN_QUOTED_JSON =
            Pattern.compile("((\\\\\"|&quot;)(?:" + NAMES + ")\\2\\s*:\\s*\\2)[^\"&\\\\]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_FORM =
            Pattern.compile("((?:^|[?&;])(?:" + NAMES + ")=)[^&\\s\"'<]+", Pattern.CASE_INSENSITIVE);

    /** As long and as mixed as a secret, or as an access token; words and identifiers are shorter. */
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9]{48,}+|[\\w-]{64,}+");

    private static final Pattern PLACEHOLDER = Pattern.compile("‹[a-z ]*token[ 0-9]*›");

    private final List<Token> tokens = new ArrayList<>();

    /** The tokens that were met, in the order of their numbers. */
    List<Token> tokens() {
        return tokens;
    }

    /** The text without what nobody may know. */
    String out(String text) {
        String tokenless = TOKEN.matcher(wellFormed(text)).replaceAll(this::placeholder);
        String unnamed = IN_JSON.matcher(tokenless).replaceAll("$1\"" + HIDDEN + "\"");
        unnamed = IN_QUOTED_JSON.matcher(unnamed).replaceAll("$1" + HIDDEN);
        unnamed = IN_FORM.matcher(unnamed).replaceAll("$1" + HIDDEN);
        return RANDOM.matcher(unnamed).replaceAll(HIDDEN);
    }

    /** Half of a character can be written to no file. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The beginning of a text, at most so long, with no half of a character. */
    static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
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
        claims.others()
                .forEach((name, value) -> tell(told, name, NAME.matcher(name).matches() ? HIDDEN : value));
        return new Token(facts.algorithm(), told);
    }

    private static void tell(Map<String, String> told, String name, @Nullable Object value) {
        if (value != null) {
            String text = value.toString();
            told.put(cut(wellFormed(name)), cut(name.equals("qsh") ? wellFormed(text) : hidden(text)));
        }
    }

    /** A claim may bring a token or a secret of its own. */
    private static String hidden(String claim) {
        return PLACEHOLDER.matcher(new Blots().out(claim)).replaceAll(HIDDEN);
    }

    private static String cut(String text) {
        return text.length() <= MOST ? text : beginning(text, MOST) + "…";
    }
}
