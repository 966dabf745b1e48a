package dev.firedrill.toxiproxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.toxiproxy.Proxy.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What Toxiproxy's HTTP API does. Called on the control loop; the answer comes when every connection concerned did what
 * it says.
 */
final class Api {

    /** The server whose API this is. */
    private static final Reply VERSION =
            new Reply(200, "application/json;charset=utf-8", "{\"version\": \"2.12.0\"}\n");

    private final Proxies proxies;
    private final Surroundings surroundings;
    private final Semantics semantics;
    private final ToxicsApi toxics;

    Api(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.semantics = surroundings.options().semantics();
        this.proxies = new Proxies(surroundings);
        this.toxics = new ToxicsApi(semantics);
    }

    /**
     * Creates proxies as they are described.
     *
     * @return how many there are then
     * @throws Refusal when they cannot be read, or one cannot listen
     */
    CompletableFuture<Integer> populateAll(byte[] json) {
        Proxies.Populated populated = proxies.populate(wanted(Body.list(json)));
        Refusal failure = populated.failure();
        if (failure != null) {
            throw failure;
        }
        return populated.acknowledged().thenApply(done -> populated.proxies().size());
    }

    /** Has all proxies refuse connections and end those that they have. */
    CompletableFuture<Void> stopAll() {
        return proxies.stopAll();
    }

    /**
     * Carries out a call.
     *
     * @throws Refusal when it is refused at once
     */
    CompletableFuture<Reply> answer(Call call) {
        if (call.isTo("version")) {
            return version(call);
        } else if (call.isTo("proxies")) {
            return allProxies(call);
        } else if (call.isTo("proxies", "*")) {
            return oneProxy(call);
        } else if (call.isTo("proxies", "*", "toxics")) {
            return allToxics(call);
        } else if (call.isTo("proxies", "*", "toxics", "*")) {
            return oneToxic(call);
        } else if (call.isTo("populate")) {
            return populate(call);
        } else if (call.isTo("reset")) {
            return reset(call);
        } else if (call.isTo("metrics") && surroundings.metrics().areTold()) {
            return now(surroundings.metrics().reply());
        } else if (call.isTo("decisions")) {
            return decisions(call);
        }
        return now(Reply.plain(404, "404 page not found"));
    }

    private static CompletableFuture<Reply> now(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    private static CompletableFuture<Reply> wrongMethod() {
        return now(Reply.empty(405));
    }

    private static CompletableFuture<Reply> version(Call call) {
        return call.method().equals("GET") ? now(VERSION) : wrongMethod();
    }

    private CompletableFuture<Reply> decisions(Call call) {
        return call.method().equals("GET")
                ? now(Reply.json(200, Views.ofDecisions(surroundings.log().byPlace())))
                : wrongMethod();
    }

    private CompletableFuture<Reply> allProxies(Call call) {
        return switch (call.method()) {
            case "GET" -> now(Reply.json(200, Views.byName(proxies.all())));
            case "POST" ->
                now(Reply.json(201, Views.of(proxies.create(WantedProxy.read(Body.of(call.body()), "", semantics)))));
            default -> wrongMethod();
        };
    }

    private CompletableFuture<Reply> oneProxy(Call call) {
        String name = call.part(1);
        return switch (call.method()) {
            case "GET" -> now(Reply.json(200, Views.of(proxies.named(name))));
            case "POST", "PATCH" -> update(proxies.named(name), Body.of(call.body()));
            case "DELETE" -> proxies.remove(name).thenApply(done -> Reply.empty(204));
            default -> wrongMethod();
        };
    }

    private static CompletableFuture<Reply> update(Proxy proxy, Body body) {
        String listen = body.text("listen", proxy.listen());
        String upstream = body.text("upstream", proxy.upstream());
        boolean enabled = body.flag("enabled", proxy.enabled());
        List<CompletableFuture<Void>> acks = new ArrayList<>(List.of(proxy.move(listen, upstream)));
        if (enabled) {
            proxy.start();
        } else {
            acks.add(proxy.stop());
        }
        Reply reply = Reply.json(200, Views.of(proxy));
        return Acks.all(acks).thenApply(done -> reply);
    }

    private CompletableFuture<Reply> allToxics(Call call) {
        Proxy proxy = proxies.named(call.part(1));
        return switch (call.method()) {
            case "GET" -> toxics.list(proxy);
            case "POST" -> toxics.create(proxy, Body.of(call.body()));
            default -> wrongMethod();
        };
    }

    private CompletableFuture<Reply> oneToxic(Call call) {
        Proxy proxy = proxies.named(call.part(1));
        String name = call.part(3);
        return switch (call.method()) {
            case "GET" -> toxics.get(proxy, name);
            case "POST", "PATCH" -> toxics.update(proxy, name, Body.of(call.body()));
            case "DELETE" -> toxics.remove(proxy, name);
            default -> wrongMethod();
        };
    }

    private CompletableFuture<Reply> reset(Call call) {
        return call.method().equals("POST") ? proxies.reset().thenApply(done -> Reply.empty(204)) : wrongMethod();
    }

    private CompletableFuture<Reply> populate(Call call) {
        return call.method().equals("POST") ? populate(call.body()) : wrongMethod();
    }

    private CompletableFuture<Reply> populate(byte[] body) {
        List<WantedProxy> wanted;
        try {
            wanted = wanted(Body.list(body));
        } catch (Refusal refusal) {
            return now(Reply.json(refusal.status(), Reply.error(refusal).putNull("proxies")));
        }
        Proxies.Populated populated = proxies.populate(wanted);
        Reply reply = populatedReply(populated);
        return populated.acknowledged().thenApply(done -> reply);
    }

    private List<WantedProxy> wanted(List<Body> bodies) {
        List<WantedProxy> wanted = new ArrayList<>();
        for (Body body : bodies) {
            wanted.add(WantedProxy.read(body, " at proxy " + (wanted.size() + 1), semantics));
        }
        return wanted;
    }

    private static Reply populatedReply(Proxies.Populated populated) {
        Refusal failure = populated.failure();
        ObjectNode body = failure == null ? JsonNodeFactory.instance.objectNode() : Reply.error(failure);
        if (populated.proxies().isEmpty()) {
            body.putNull("proxies");
        } else {
            body.set("proxies", Views.list(populated.proxies()));
        }
        return Reply.json(failure == null ? 201 : failure.status(), body);
    }
}
