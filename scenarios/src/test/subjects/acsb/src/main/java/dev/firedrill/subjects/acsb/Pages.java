package dev.firedrill.subjects.acsb;

import com.atlassian.connect.spring.AtlassianHostRestClients;
import com.atlassian.connect.spring.AtlassianHostUser;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestOperations;
import org.springframework.web.util.HtmlUtils;

/** What the host shows in its frames. */
@RestController
class Pages {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="token" content="%s">
            <title>ACSB subject</title>
            <script src="%s"></script>
            </head>
            <body class="ac-content">%s</body>
            </html>
            """;

    private final AtlassianHostRestClients clients;
    private final boolean actAsUser;

    Pages(AtlassianHostRestClients clients, @Value("${subject.act-as-user:false}") boolean actAsUser) {
        this.clients = clients;
        this.actAsUser = actAsUser;
    }

    @GetMapping(path = "/issue", produces = MediaType.TEXT_HTML_VALUE)
    String issue(Model model) {
        if (!"active".equals(model.getAttribute("atlassianConnectLicense"))) {
            return page(model, "<p>This site has no active licence.</p>");
        }
        var issue = read(clients.authenticatedAsAddon(), "/rest/api/3/issue/ACME-1?fields=summary");
        return page(model, "<h1>%s</h1>", issue.at("/fields/summary").asText());
    }

    /** On behalf of the user where the configuration says so, else as the add-on. */
    @GetMapping(path = "/hello", produces = MediaType.TEXT_HTML_VALUE)
    String hello(Model model, @AuthenticationPrincipal AtlassianHostUser user) {
        var client = actAsUser ? clients.authenticatedAs(user) : clients.authenticatedAsAddon();
        var myself = read(client, "/rest/api/3/myself");
        String account = myself.at("/accountId").asText();
        if (actAsUser && !user.getUserAccountId().equals(Optional.of(account))) {
            throw new IllegalStateException("The host takes us for " + account + " instead of " + user);
        }
        return page(model, "<h1>Hello, %s</h1>", myself.at("/displayName").asText());
    }

    @GetMapping(path = "/admin", produces = MediaType.TEXT_HTML_VALUE)
    String admin(Model model, @AuthenticationPrincipal AtlassianHostUser user) {
        return page(model, "<h1>Settings of %s</h1>", user.getHost().getClientKey());
    }

    private static JsonNode read(RestOperations client, String resource) {
        return client.getForObject(resource, JsonNode.class);
    }

    private static String page(Model model, String content, String... values) {
        Object[] escaped =
                java.util.Arrays.stream(values).map(HtmlUtils::htmlEscape).toArray();
        return PAGE.formatted(
                model.getAttribute("atlassianConnectToken"),
                model.getAttribute("atlassianConnectAllJsUrl"),
                content.formatted(escaped));
    }
}
