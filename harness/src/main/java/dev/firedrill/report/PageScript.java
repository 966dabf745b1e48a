package dev.firedrill.report;

import dev.firedrill.report.pages.Page.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page's own script: the same for every run, so that its digest admits it and nothing else. */
final class PageScript {

    private static final Script SCRIPT = load();

    private PageScript() {}

    static Script script() {
        return SCRIPT;
    }

    private static Script load() {
        try (InputStream in = PageScript.class.getResourceAsStream("page.js")) {
            if (in == null) {
                throw new IllegalStateException("This build lacks page.js, the script of the report.");
            }
            // A checkout may have turned the ends of lines; a browser turns them back before it takes the digest.
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            return new Script(text, "sha256-" + digest(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
