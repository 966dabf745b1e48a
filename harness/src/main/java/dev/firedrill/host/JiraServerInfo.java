package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.time.RunClock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What Jira says about itself, to anyone. */
final class JiraServerInfo implements Resource {

    private static final DateTimeFormatter JIRA_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final RunClock clock;

    JiraServerInfo(RunClock clock) {
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return Route.jira("GET", "/serverInfo");
    }

    @Override
    public WebReply answer(Call call) {
        String baseUrl = call.instance().baseUrl().toString();
        ObjectNode info = Json.object()
                .put("baseUrl", baseUrl)
                .put("displayUrl", baseUrl)
                .put("displayUrlServicedeskHelpCenter", baseUrl)
                .put("displayUrlConfluence", baseUrl)
                .put("version", "1001.0.0-SNAPSHOT");
        info.set("versionNumbers", Json.array(List.of(1001, 0, 0)));
        info.put("deploymentType", "Cloud")
                .put("buildNumber", 100260)
                .put("buildDate", JIRA_TIME.format(clock.started()))
                .put("serverTime", JIRA_TIME.format(clock.now()))
                .put("scmInfo", "0000000000000000000000000000000000000000")
                .put("serverTitle", "Jira " + call.instance().canary());
        info.putObject("defaultLocale").put("locale", "en_US");
        info.putObject("serverTimeZone").put("timeZoneId", "Etc/UTC");
        return WebReply.json(200, info);
    }
}
