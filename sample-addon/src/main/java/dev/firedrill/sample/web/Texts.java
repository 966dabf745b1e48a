package dev.firedrill.sample.web;

import io.javalin.http.Context;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the pages in the user's language, or in English where that is not one of ours. */
final class Texts {

    private static final List<Locale> OURS = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        // The server's own locale has no say in what a user reads.
        this.bundle = ResourceBundle.getBundle(
                "dev.firedrill.sample.web.texts",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The host says in {@code loc} what the user chose there; the browser's wish is the second best. */
    static Texts of(Context request) {
        String chosen = request.queryParam("loc");
        String wished = chosen == null ? request.header("Accept-Language") : chosen.replace('_', '-');
        return new Texts(wished == null ? Locale.ENGLISH : ours(wished));
    }

    private static Locale ours(String ranges) {
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(ranges), OURS);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
