package dev.firedrill.toxiproxy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Proxies and toxics as JSON. */
final class Views {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Views() {}

    static ObjectNode of(Proxy proxy) {
        ObjectNode view = NODES.objectNode()
                .put("name", proxy.name())
                .put("listen", proxy.listen())
                .put("upstream", proxy.upstream())
                .put("enabled", proxy.enabled());
        view.set("toxics", ofToxics(proxy));
        return view;
    }

    static ObjectNode byName(List<Proxy> proxies) {
        ObjectNode view = NODES.objectNode();
        proxies.forEach(proxy -> view.set(proxy.name(), of(proxy)));
        return view;
    }

    static ArrayNode list(List<Proxy> proxies) {
        ArrayNode view = NODES.arrayNode();
        proxies.forEach(proxy -> view.add(of(proxy)));
        return view;
    }

    static ArrayNode ofToxics(Proxy proxy) {
        ArrayNode view = NODES.arrayNode();
        proxy.toxics().forEach(toxic -> view.add(of(toxic)));
        return view;
    }

    static ObjectNode of(Placed placed) {
        ObjectNode view = NODES.objectNode();
        ObjectNode attributes = view.putObject("attributes");
        placed.toxic().attributes().forEach(attributes::put);
        return view.put("name", placed.name())
                .put("type", placed.toxic().type().text())
                .put("stream", placed.stream())
                .put("toxicity", placed.toxicity());
    }
}
