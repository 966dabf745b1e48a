package dev.firedrill.sample.atlassian;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One HTTP exchange that ends in time, whatever the other side does. */
final class Exchange {

    static {
        // The JDK's client sends a GET again by itself when the connection is cut: twice the calls to a host that is in
        // trouble, and none of them ours to pace. It reads this once, when it is first used.
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    }

    private final HttpClient client;
    private final Duration deadline;

    Exchange(Duration connectTimeout, Duration deadline) {
        // Redirects are not followed: they would carry our credentials to wherever the answer says.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        this.deadline = deadline;
    }

    /** The client's own timeout ends with the answer's headers; this one also covers a body that trickles. */
    CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> sent = client.sendAsync(request, BodyHandlers.ofString());
        return sent.copy().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).whenComplete((answer, trouble) -> {
            if (trouble != null) {
                sent.cancel(true);
            }
        });
    }
}
