package dev.firedrill.toxiproxy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
        if (proxy.isCompat()) {
            // What the original shows of itself by accident; who compares texts finds it here too.
            view.putObject("Logger");
        }
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

    static ArrayNode ofDecisions(List<Decision> decisions) {
        ArrayNode view = NODES.arrayNode();
        decisions.forEach(one -> view.addObject()
                .put("proxy", one.proxy())
                .put("connection", one.connection())
                .put("stream", one.stream())
                .put("toxic", one.toxic())
                .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
                .put("at", one.at())
                .put("value", one.value()));
        return view;
    }

    static ObjectNode of(Placed placed) {
        ObjectNode view = NODES.objectNode();
        ObjectNode attributes = view.putObject("attributes");
        placed.toxic().attributes().forEach((name, value) -> attributes.set(name, number(value)));
        view.put("name", placed.name())
                .put("type", placed.toxic().type().text())
                .put("stream", placed.stream());
        view.set("toxicity", number(placed.toxicity()));
        put(view, "connections", placed.scope().said().connections());
        put(view, "window", placed.scope().said().window());
        return view;
    }

    // As the original writes it: 1, not 1.0.
    private static ValueNode number(Number value) {
        double fraction = value.doubleValue();
        return value instanceof Long || (fraction == Math.rint(fraction) && Math.abs(fraction) < Integer.MAX_VALUE)
                ? NODES.numberNode(value.longValue())
                : NODES.numberNode(fraction);
    }

    private static void put(ObjectNode view, String name, Scope.@Nullable Span span) {
        if (span != null) {
            view.putObject(name).put("from", span.from()).put("to", span.to());
        }
    }
}
