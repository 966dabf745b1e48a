package dev.firedrill.sample.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.atlassian.Caller;
import dev.firedrill.sample.atlassian.InstallVerifier;
import dev.firedrill.sample.background.TitleRefresh;
import dev.firedrill.sample.tenants.Installation;
import dev.firedrill.sample.tenants.TenantStore;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What hosts tell about their installation of the add-on. Any of it may come again, late or never; all are answered at
 * once, for a host gives up soon and then does not believe that the add-on knows.
 */
public final class LifecycleCallbacks {

    private static final Logger LOG = LoggerFactory.getLogger(LifecycleCallbacks.class);

    private final Gate gate;
    private final InstallVerifier verifier;
    private final TenantStore tenants;
    private final TitleRefresh refresh;

    public LifecycleCallbacks(Gate gate, InstallVerifier verifier, TenantStore tenants, TitleRefresh refresh) {
        this.gate = gate;
        this.verifier = verifier;
        this.tenants = tenants;
        this.refresh = refresh;
    }

    /** Also announces a new secret, a new URL or a new version; what it says replaces what we knew. */
    void installed(Context request) {
        JsonNode body = verifiedBody(request);
        Installation installation = installation(body);
        tenants.install(installation);
        LOG.info("Installed: {}", installation);
        request.status(204);
    }

    void uninstalled(Context request) {
        String clientKey = Bodies.required(verifiedBody(request), "clientKey");
        tenants.uninstall(clientKey);
        LOG.info("Uninstalled: {}", clientKey);
        request.status(204);
    }

    /** Only now does the host let us call it. */
    void enabled(Context request) {
        Caller caller = gate.lifecycle(request);
        tenants.enable(caller.tenant().clientKey());
        refresh.soon(caller.tenant());
        request.status(204);
    }

    /** Pauses the background work alone: it may come late, and a host that disabled us sends no users anyway. */
    void disabled(Context request) {
        tenants.disable(gate.lifecycle(request).tenant().clientKey());
        request.status(204);
    }

    private JsonNode verifiedBody(Context request) {
        JsonNode body = Bodies.object(request);
        verifier.verify(gate.signed(request), Bodies.required(body, "clientKey"));
        return body;
    }

    private static Installation installation(JsonNode body) {
        try {
            return new Installation(
                    Bodies.required(body, "clientKey"),
                    Bodies.required(body, "sharedSecret"),
                    baseUrl(Bodies.required(body, "baseUrl")),
                    Bodies.required(body, "productType"),
                    Bodies.optional(body, "displayUrl").orElse(null),
                    Bodies.optional(body, "oauthClientId").orElse(null));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(String.valueOf(e.getMessage()));
        }
    }

    private static String baseUrl(String text) {
        URI url = URI.create(text);
        boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
            throw new BadRequestResponse("The 'baseUrl' must be an absolute http or https URL.");
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
