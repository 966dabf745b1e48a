package dev.firedrill.toxiproxy;

import java.util.concurrent.CompletableFuture;

/** What the API does with the toxics of one proxy. */
final class ToxicsApi {

    private final Semantics semantics;

    ToxicsApi(Semantics semantics) {
        this.semantics = semantics;
    }

    CompletableFuture<Reply> list(Proxy proxy) {
        return CompletableFuture.completedFuture(Reply.json(200, Views.ofToxics(proxy)));
    }

    CompletableFuture<Reply> get(Proxy proxy, String name) {
        return CompletableFuture.completedFuture(Reply.json(200, Views.of(toxic(proxy, name))));
    }

    CompletableFuture<Reply> create(Proxy proxy, Body body) {
        Proxy.Added added = proxy.add(WantedToxic.read(body, semantics));
        return added.acknowledged().thenApply(done -> Reply.json(200, Views.of(added.toxic())));
    }

    CompletableFuture<Reply> update(Proxy proxy, String name, Body body) {
        Placed old = toxic(proxy, name);
        ToxicType type = old.toxic().type();
        Toxic toxic = type.read(body.inner("attributes"), old.toxic().attributes());
        Placed changed = old.updated(WantedToxic.toxicity(body, old.toxicity(), semantics), toxic);
        return proxy.update(old, changed).thenApply(done -> Reply.json(200, Views.of(changed)));
    }

    CompletableFuture<Reply> remove(Proxy proxy, String name) {
        return proxy.remove(toxic(proxy, name)).thenApply(done -> Reply.empty(204));
    }

    private static Placed toxic(Proxy proxy, String name) {
        return proxy.toxic(name).orElseThrow(() -> new Refusal(404, "toxic not found"));
    }
}
