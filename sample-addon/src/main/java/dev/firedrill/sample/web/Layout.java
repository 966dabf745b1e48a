package dev.firedrill.sample.web;

import dev.firedrill.sample.atlassian.HostTrouble;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** What all pages have in common. */
public final class Layout {

    private static final Template PAGE = Template.named("page.html");
    private static final Template HEADLINE = Template.named("headline.html");
    private static final Template PARAGRAPH = Template.named("paragraph.html");

    private final String scriptUrl;

    public Layout(String addonUrl) {
        this.scriptUrl = addonUrl + "/team-notes.js";
    }

    void show(Context request, Visit visit, Markup content) {
        show(request, visit.texts(), content);
    }

    /** For those of whom we do not know who they are. */
    void showRefusal(Context request) {
        Texts texts = Texts.of(request);
        show(request, texts, paragraph("refused", texts.text("refused")));
    }

    static Markup headline(String text) {
        return HEADLINE.filled(Map.of("text", text));
    }

    static Markup paragraph(String kind, String text) {
        return PARAGRAPH.filled(Map.of("kind", kind, "text", text));
    }

    /** Instead of what is sold: says what is missing, and that nothing is lost. */
    static Markup licenceRequired(Visit visit) {
        return paragraph("licence-required", visit.text("licence.required"));
    }

    static Markup trouble(Visit visit, Optional<HostTrouble> trouble) {
        return trouble.map(HostTrouble::isRefusal)
                .map(refusal -> paragraph("host-trouble", visit.text(refusal ? "host.refused" : "host.silent")))
                .orElse(Markup.NONE);
    }

    private void show(Context request, Texts texts, Markup content) {
        Map<String, Object> values = Map.of(
                "language",
                texts.text("language"),
                "title",
                texts.text("title"),
                "script",
                scriptUrl,
                "content",
                content);
        // The address of a page holds a token: it must neither be cached nor told to others.
        request.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .html(PAGE.filled(values).html())
                .contentType("text/html; charset=utf-8");
    }
}
