package dev.firedrill.sample.web;

import dev.firedrill.sample.atlassian.Caller;
import dev.firedrill.sample.atlassian.SignedRequest;
import dev.firedrill.sample.atlassian.TenantTokens;
import dev.firedrill.sample.atlassian.TokenRefused;
import io.javalin.http.Context;
import java.util.List;

/** Who is behind a request, by the token that its kind of request must carry. */
public final class Gate {

    private static final String SCHEME = "JWT ";

    private final TenantTokens tokens;
    private final Licences licences;
    private final String basePath;

    /**
     * Makes a gate.
     *
     * @param basePath the path of the add-on's base URL, empty for most: tokens are made without it
     */
    public Gate(TenantTokens tokens, Licences licences, String basePath) {
        this.tokens = tokens;
        this.licences = licences;
        this.basePath = basePath;
    }

    /** The host opens a page in the user's browser and can only give the token in the query. */
    Visit visit(Context request) {
        Caller caller = tokens.verify(signed(request, tokenOfQuery(request)));
        boolean licensed = licences.isActive(caller.tenant(), request.queryParam("lic"));
        return new Visit(caller, Texts.of(request), licensed);
    }

    /** A script of one of our pages calls. */
    Caller script(Context request) {
        return tokens.verifyContext(signed(request));
    }

    Caller webhook(Context request) {
        return tokens.verify(signed(request));
    }

    Caller lifecycle(Context request) {
        return tokens.verifyLifecycle(signed(request));
    }

    SignedRequest signed(Context request) {
        String header = request.header("Authorization");
        if (header == null || !header.startsWith(SCHEME)) {
            throw new TokenRefused("The request has no header 'Authorization: JWT ...'.");
        }
        return signed(request, header.substring(SCHEME.length()).strip());
    }

    private SignedRequest signed(Context request, String token) {
        String query = request.queryString();
        return new SignedRequest(request.method().name(), path(request), query == null ? "" : query, token);
    }

    /** Proxies in front of us may or may not have removed the base path. */
    private String path(Context request) {
        String path = request.req().getRequestURI();
        return path.startsWith(basePath + "/") ? path.substring(basePath.length()) : path;
    }

    private static String tokenOfQuery(Context request) {
        List<String> tokens = request.queryParams("jwt");
        if (tokens.size() != 1) {
            throw new TokenRefused("The request must have one query parameter 'jwt'.");
        }
        return tokens.get(0);
    }
}
