package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.time.RunClock;
import java.util.List;

/** What Jira says about itself, to anyone. */
final class JiraServerInfo implements Resource {

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
        Build build = call.instance().build();
        String baseUrl = call.instance().baseUrl().toString();
        ObjectNode info = Json.object()
                .put("baseUrl", baseUrl)
                .put("displayUrl", baseUrl)
                .put("displayUrlServicedeskHelpCenter", baseUrl)
                .put("displayUrlConfluence", baseUrl)
                .put("version", build.pluginsVersion());
        info.set("versionNumbers", Json.array(build.versionNumbers()));
        info.put("deploymentType", "Cloud")
                .put("buildNumber", build.number())
                .put("buildDate", JiraTime.of(clock.started()))
                .put("serverTime", JiraTime.of(clock.now()))
                .put("scmInfo", "0000000000000000000000000000000000000000")
                .put("serverTitle", "Jira " + call.instance().canary());
        info.putObject("defaultLocale").put("locale", "en_US");
        info.putObject("serverTimeZone").put("timeZoneId", "Etc/UTC");
        return WebReply.json(200, info);
    }
}
