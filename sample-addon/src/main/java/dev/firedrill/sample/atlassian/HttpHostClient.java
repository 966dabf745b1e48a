package dev.firedrill.sample.atlassian;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.sample.tenants.Tenant;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks hosts over HTTP. A user waits for most answers, so it gives up early and does not repeat. */
public final class HttpHostClient implements HostClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HostTokens tokens;
    private final Exchange exchange;

    public HttpHostClient(HostTokens tokens, Duration connectTimeout, Duration deadline) {
        this.tokens = tokens;
        this.exchange = new Exchange(connectTimeout, deadline);
    }

    @Override
    public CompletableFuture<JsonNode> fetch(Tenant tenant, HostRequest request) {
        return exchange.send(signed(tenant, request)).handle((answer, trouble) -> {
            if (trouble != null) {
                throw HostTrouble.noAnswer(request, trouble);
            }
            return json(request, answer);
        });
    }

    private HttpRequest signed(Tenant tenant, HostRequest request) {
        return HttpRequest.newBuilder(URI.create(tenant.baseUrl() + request.pathAndQuery()))
                .method(request.method(), body(request))
                .header("Authorization", "JWT " + tokens.tokenFor(tenant, request))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-Atlassian-Token", "nocheck")
                .build();
    }

    private static BodyPublisher body(HostRequest request) {
        return request.body() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(request.body().toString());
    }

    private static JsonNode json(HostRequest request, HttpResponse<String> answer) {
        if (answer.statusCode() < 200 || answer.statusCode() > 299) {
            throw HostTrouble.unexpectedStatus(request, answer.statusCode());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw HostTrouble.notJson(request, e);
        }
    }
}
