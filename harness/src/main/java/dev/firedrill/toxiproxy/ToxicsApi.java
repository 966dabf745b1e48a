package dev.firedrill.toxiproxy;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the API does with the toxics of one proxy. */
final class ToxicsApi {

    private long created;

    CompletableFuture<Reply> list(Proxy proxy) {
        return CompletableFuture.completedFuture(Reply.json(200, Views.ofToxics(proxy)));
    }

    CompletableFuture<Reply> get(Proxy proxy, String name) {
        return CompletableFuture.completedFuture(Reply.json(200, Views.of(toxic(proxy, name))));
    }

    CompletableFuture<Reply> create(Proxy proxy, Body body) {
        String stream = body.text("stream", Direction.DOWNSTREAM.text());
        Direction direction = Direction.of(stream)
                .orElseThrow(() -> new Refusal(400, "stream was invalid, can be either upstream or downstream"));
        String typed = body.text("type", "");
        ToxicType type = ToxicType.of(typed).orElseThrow(() -> new Refusal(400, "invalid toxic type"));
        String name = named(body.text("name", ""), typed + "_" + stream);
        if (proxy.toxic(name).isPresent()) {
            throw new Refusal(409, "toxic already exists");
        }
        Toxic toxic = type.with(attributes(type, body, Map.of()));
        var placed = new Placed(created++, 0, name, stream, direction, body.number("toxicity", 1), toxic);
        return proxy.add(placed).thenApply(done -> Reply.json(200, Views.of(placed)));
    }

    private static String named(String name, String otherwise) {
        return name.isEmpty() ? otherwise : name;
    }

    private static Map<String, Long> attributes(ToxicType type, Body body, Map<String, Long> before) {
        Body given = body.inner("attributes");
        Map<String, Long> merged = new HashMap<>();
        type.attributes().forEach(name -> merged.put(name, given.whole(name, before.getOrDefault(name, 0L))));
        return merged;
    }

    CompletableFuture<Reply> update(Proxy proxy, String name, Body body) {
        Placed old = toxic(proxy, name);
        ToxicType type = old.toxic().type();
        Toxic toxic = type.with(attributes(type, body, old.toxic().attributes()));
        Placed changed = old.updated(body.number("toxicity", old.toxicity()), toxic);
        return proxy.update(old, changed).thenApply(done -> Reply.json(200, Views.of(changed)));
    }

    CompletableFuture<Reply> remove(Proxy proxy, String name) {
        return proxy.remove(toxic(proxy, name)).thenApply(done -> Reply.empty(204));
    }

    private static Placed toxic(Proxy proxy, String name) {
        return proxy.toxic(name).orElseThrow(() -> new Refusal(404, "toxic not found"));
    }
}
