package dev.firedrill.sample.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.sample.atlassian.Caller;
import dev.firedrill.sample.atlassian.HostClient;
import dev.firedrill.sample.atlassian.HostRequest;
import dev.firedrill.sample.atlassian.HostTrouble;
import dev.firedrill.sample.tenants.Tenant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks the host for its name and the user's; what it does not say, the page can do without. */
public final class Greeter {

    private final HostClient host;

    public Greeter(HostClient host) {
        this.host = host;
    }

    /** Both questions at once: the user waits for the slower answer only. */
    Greeting greet(Caller caller) {
        CompletableFuture<Optional<String>> site = siteTitle(caller.tenant());
        CompletableFuture<Optional<String>> user = caller.accountId()
                .map(accountId -> displayName(caller.tenant(), accountId))
                .orElseGet(Greeter::nothing);
        try {
            return new Greeting(Answers.await(site), Answers.await(user), Optional.empty());
        } catch (HostTrouble trouble) {
            Optional<String> remembered = Optional.ofNullable(caller.tenant().serverTitle());
            return new Greeting(remembered, Optional.empty(), Optional.of(trouble));
        }
    }

    private CompletableFuture<Optional<String>> siteTitle(Tenant tenant) {
        return tenant.isConfluence()
                ? nothing()
                : host.fetch(tenant, HostRequest.get("/rest/api/3/serverInfo"))
                        .thenApply(info -> text(info, "serverTitle"));
    }

    private CompletableFuture<Optional<String>> displayName(Tenant tenant, String accountId) {
        String path = tenant.isConfluence() ? "/rest/api/user" : "/rest/api/3/user";
        return host.fetch(tenant, HostRequest.get(path).with("accountId", accountId))
                .thenApply(user -> text(user, "displayName"));
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.ofNullable(object.path(field).textValue());
    }

    private static CompletableFuture<Optional<String>> nothing() {
        return CompletableFuture.completedFuture(Optional.empty());
    }
}
