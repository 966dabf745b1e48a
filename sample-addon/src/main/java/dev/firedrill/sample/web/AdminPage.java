package dev.firedrill.sample.web;

import dev.firedrill.sample.atlassian.HostTrouble;
import dev.firedrill.sample.notes.ActivityStore;
import dev.firedrill.sample.notes.NoteStore;
import io.javalin.http.Context;
import java.util.stream.Stream;

/** How much there is on a site, for its administrators. */
public final class AdminPage {

    private final Gate gate;
    private final Layout layout;
    private final Administrators administrators;
    private final NoteStore notes;
    private final ActivityStore activity;

    public AdminPage(Gate gate, Layout layout, Administrators administrators, NoteStore notes, ActivityStore activity) {
        this.gate = gate;
        this.layout = layout;
        this.administrators = administrators;
        this.notes = notes;
        this.activity = activity;
    }

    void show(Context request) {
        Visit visit = gate.visit(request);
        try {
            boolean allowed = visit.caller()
                    .accountId()
                    .filter(accountId -> administrators.include(visit.tenant(), accountId))
                    .isPresent();
            request.status(allowed ? 200 : 403);
            layout.show(request, visit, allowed ? overview(visit) : message(visit, "admin.forbidden"));
        } catch (HostTrouble trouble) {
            // Who cannot be checked does not get in.
            request.status(503);
            layout.show(request, visit, message(visit, "admin.unknown"));
        }
    }

    private Markup overview(Visit visit) {
        String clientKey = visit.tenant().clientKey();
        String licence = visit.text(visit.licensed() ? "licence.active" : "licence.none");
        return Markup.of(Stream.of(
                Layout.headline(visit.text("admin")),
                Layout.paragraph("count", visit.text("admin.notes", notes.count(clientKey))),
                Layout.paragraph(
                        "count",
                        visit.text("admin.activity", activity.of(clientKey).size())),
                Layout.paragraph("licence", visit.text("admin.licence", licence))));
    }

    private static Markup message(Visit visit, String key) {
        return Layout.paragraph("refused", visit.text(key));
    }
}
