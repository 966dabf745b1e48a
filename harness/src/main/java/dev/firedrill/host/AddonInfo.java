package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.time.RunClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the instance says about the add-on, with its licence. */
final class AddonInfo implements Resource {

    static final String TEMPLATE = "/rest/atlassian-connect/1/addons/{addon}";

    private final String addonKey;
    private final RunClock clock;

    AddonInfo(String addonKey, RunClock clock) {
        this.addonKey = addonKey;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return Route.everywhere("GET", TEMPLATE);
    }

    @Override
    public WebReply answer(Call call) {
        return call.path("addon").equals(addonKey) ? WebReply.json(200, view(call)) : unknown(call);
    }

    static WebReply unknown(Call call) {
        return Errors.addons(404, "Add-on with key '" + call.path("addon") + "' not found.");
    }

    private ObjectNode view(Call call) {
        Instance instance = call.instance();
        ObjectNode info =
                Json.object().put("key", addonKey).put("version", "1.0.0").put("state", "ENABLED");
        ObjectNode host =
                info.putObject("host").put("product", instance.product().name().toUpperCase(Locale.ROOT));
        host.putArray("contacts")
                .addObject()
                .put("name", instance.admin().displayName())
                .put("email", instance.admin().email());
        UUID entitlement = UUID.nameUUIDFromBytes(instance.clientKey().getBytes(StandardCharsets.UTF_8));
        Licence licence = instance.subscription().shownAt(clock.elapsed());
        info.putObject("license")
                .put("active", licence.active())
                .put("type", "COMMERCIAL")
                .put("evaluation", licence.evaluation())
                .put("supportEntitlementNumber", "SEN-" + entitlement.toString().substring(0, 8))
                .put("entitlementId", entitlement.toString())
                .put("entitlementNumber", "E-" + entitlement.toString().substring(0, 8));
        info.putObject("links").putArray("self").addObject().put("href", call.self());
        return info;
    }
}
