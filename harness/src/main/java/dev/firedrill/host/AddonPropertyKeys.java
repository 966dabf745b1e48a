package dev.firedrill.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The keys of what the add-on stored in the instance. */
final class AddonPropertyKeys implements Resource {

    static final String TEMPLATE = AddonInfo.TEMPLATE + "/properties";

    private final String addonKey;

    AddonPropertyKeys(String addonKey) {
        this.addonKey = addonKey;
    }

    @Override
    public List<Route> routes() {
        return Route.everywhere("GET", TEMPLATE);
    }

    @Override
    public WebReply answer(Call call) {
        if (!call.path("addon").equals(addonKey)) {
            return AddonInfo.unknown(call);
        }
        List<ObjectNode> keys = call.instance().properties().keys().stream()
                .map(key -> Json.object().put("key", key).put("self", call.self() + "/" + key))
                .toList();
        return WebReply.json(200, Json.object().set("keys", Json.array(keys)));
    }
}
