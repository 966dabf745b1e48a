package dev.firedrill.sample.web;

import dev.firedrill.sample.atlassian.HostTrouble;
import io.javalin.http.Context;
import java.util.HashMap;
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
        Markup notice = visit.licensed() ? Markup.NONE : paragraph("unlicensed", visit.text("unlicensed"));
        String licence = visit.licensed() ? "active" : "unlicensed";
        show(request, visit.texts(), Map.of("licence", licence, "notice", notice, "content", content));
    }

    /** For those of whom we do not know who they are. */
    void showRefusal(Context request) {
        Texts texts = Texts.of(request);
        Markup refusal = paragraph("refused", texts.text("refused"));
        show(request, texts, Map.of("licence", "unknown", "notice", Markup.NONE, "content", refusal));
    }

    static Markup headline(String text) {
        return HEADLINE.filled(Map.of("text", text));
    }

    static Markup paragraph(String kind, String text) {
        return PARAGRAPH.filled(Map.of("kind", kind, "text", text));
    }

    static Markup trouble(Visit visit, Optional<HostTrouble> trouble) {
        return trouble.map(HostTrouble::isRefusal)
                .map(refusal -> paragraph("host-trouble", visit.text(refusal ? "host.refused" : "host.silent")))
                .orElse(Markup.NONE);
    }

    private void show(Context request, Texts texts, Map<String, Object> parts) {
        Map<String, Object> values = new HashMap<>(parts);
        values.put("language", texts.text("language"));
        values.put("title", texts.text("title"));
        values.put("script", scriptUrl);
        // The address of a page holds a token: it must neither be cached nor told to others.
        request.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .html(PAGE.filled(values).html())
                .contentType("text/html; charset=utf-8");
    }
}
