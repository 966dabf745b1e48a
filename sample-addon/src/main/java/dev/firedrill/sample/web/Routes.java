package dev.firedrill.sample.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.sample.atlassian.KeyServerDown;
import dev.firedrill.sample.atlassian.TokenRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which path leads where, and how trouble is answered. */
public record Routes(
        ObjectNode descriptor,
        Health health,
        LifecycleCallbacks lifecycle,
        Webhooks webhooks,
        NotesApi api,
        NotesPage notes,
        IssuePanel issuePanel,
        AdminPage admin,
        Layout layout) {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private static final String SCRIPT = Template.resource("team-notes.js");

    public void addTo(RoutesConfig routes) {
        addPublic(routes);
        addForHost(routes);
        addForUsers(routes);
        addTrouble(routes);
    }

    private void addPublic(RoutesConfig routes) {
        routes.get("/atlassian-connect.json", request -> request.json(descriptor));
        routes.get("/health", health::show);
        routes.get(
                "/team-notes.js",
                request -> request.contentType("text/javascript").result(SCRIPT));
    }

    private void addForHost(RoutesConfig routes) {
        routes.post("/installed", lifecycle::installed);
        routes.post("/uninstalled", lifecycle::uninstalled);
        routes.post("/enabled", lifecycle::enabled);
        routes.post("/disabled", lifecycle::disabled);
        routes.post("/webhooks/issue-created", webhooks::issueCreated);
    }

    private void addForUsers(RoutesConfig routes) {
        routes.get("/notes", page(notes::show));
        routes.get("/issue-panel", page(issuePanel::show));
        routes.get("/admin", page(admin::show));
        routes.get("/api/notes", api::list);
        routes.post("/api/notes", api::add);
        routes.delete("/api/notes/{id}", api::delete);
        routes.get("/api/activity", api::activity);
    }

    /** A user reads the refusal of a page; everything else is read by programs. */
    private Handler page(Handler page) {
        return request -> {
            try {
                page.handle(request);
            } catch (TokenRefused e) {
                LOG.info("Refused {}: {}", request.path(), e.getMessage());
                request.status(401);
                layout.showRefusal(request);
            }
        };
    }

    private static void addTrouble(RoutesConfig routes) {
        routes.exception(TokenRefused.class, (e, request) -> answer(request, 401, e));
        routes.exception(KeyServerDown.class, (e, request) -> answer(request, 503, e));
        routes.exception(Exception.class, (e, request) -> {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            request.status(500).json(Map.of("error", "Something went wrong."));
        });
    }

    private static void answer(Context request, int status, Exception trouble) {
        LOG.info("Refused {}: {}", request.path(), trouble.getMessage());
        request.status(status).json(Map.of("error", String.valueOf(trouble.getMessage())));
    }
}
