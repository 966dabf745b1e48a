package dev.firedrill.host;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Exchange;
import dev.firedrill.time.DaemonThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The host's HTTP client towards the add-on: no redirects, no cookies, no retries, a connect timeout and a deadline for
 * the whole exchange. Where a dial address is given, it connects there and still names the add-on.
 */
public final class AddonClient implements AutoCloseable {

    /** The host gives up connecting after this; source: the open host implementation. */
    private static final Timeout CONNECT = Timeout.ofSeconds(3);

    private static final int CONNECTIONS = 400;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final @Nullable HttpHost dial;
    private final Set<HttpUriRequestBase> underway = ConcurrentHashMap.newKeySet();

    /**
     * A client for one add-on.
     *
     * @param dial where to connect instead of the address that URLs name; null to connect where they say
     */
    public AddonClient(@Nullable InetSocketAddress dial) {
        this.dial = dial == null ? null : target(dial);
        this.deadlines = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("firedrill-deadlines"));
        this.client = client();
    }

    private static HttpHost target(InetSocketAddress address) {
        return new HttpHost("http", address.getHostString(), address.getPort());
    }

    private static CloseableHttpClient client() {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setConnectionRequestTimeout(CONNECT)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableRedirectHandling()
                .setUserAgent("Atlassian HttpClient / Firedrill")
                .build();
    }

    /** A request to the add-on; the body is JSON when there is one. */
    public record Request(
            String method,
            URI uri,
            Map<String, String> headers,
            @Nullable String body) {

        /** A GET as a browser makes it. */
        public static Request get(URI uri) {
            return new Request("GET", uri, Map.of("Accept", "text/html,application/json;q=0.9,*/*;q=0.8"), null);
        }

        /** A POST of JSON, with or without an Authorization header. */
        public static Request post(URI uri, @Nullable String authorization, String body) {
            return new Request(
                    "POST", uri, authorization == null ? Map.of() : Map.of("Authorization", authorization), body);
        }
    }

    /**
     * What came back.
     *
     * @param location the Location header; empty when there was none
     * @param body empty when there was none
     * @param exchanges what was said, to be recorded; empty when nothing was sent
     */
    public record Reply(Answer answer, String contentType, String location, String body, List<Exchange> exchanges) {

        /** Nothing came back, because nothing was sent. */
        public static Reply none(Answer why) {
            return new Reply(why, "", "", "", List.of());
        }

        /** Nothing came back on this. */
        static Reply none(Answer why, Request request) {
            return new Reply(why, "", "", "", List.of(Transcript.of(request)));
        }
    }

    /** Sends, and waits for the whole answer until the deadline. Never throws for what the add-on does. */
    public Reply send(Request request, Duration deadline) {
        return send(dial, request, deadline, () -> {});
    }

    /** The same for an instance, on its own way to the add-on. */
    public Reply send(Instance sender, Request request, Duration deadline) {
        return send(sender, request, deadline, () -> {});
    }

    /**
     * The same for a request with a body.
     *
     * @param leaving is run when the request leaves; it is not when there is no connection to leave on
     */
    Reply send(Instance sender, Request request, Duration deadline, Runnable leaving) {
        InetSocketAddress link = sender.way().dial();
        return send(link == null ? dial : target(link), request, deadline, leaving);
    }

    private Reply send(@Nullable HttpHost where, Request request, Duration deadline, Runnable leaving) {
        try {
            return exchange(where, request, deadline, leaving);
        } catch (RejectedExecutionException | IllegalStateException e) {
            // What nobody waits for, as an 'enabled', may still be on its way out when the run ends.
            return Reply.none(Answer.missing("the run is over", Duration.ZERO));
        }
    }

    private Reply exchange(@Nullable HttpHost where, Request request, Duration deadline, Runnable leaving) {
        HttpUriRequestBase outgoing = outgoing(request, leaving);
        AtomicBoolean late = new AtomicBoolean();
        long began = System.nanoTime();
        var alarm = deadlines.schedule(
                () -> {
                    late.set(true);
                    outgoing.cancel();
                },
                deadline.toMillis(),
                TimeUnit.MILLISECONDS);
        underway.add(outgoing);
        try {
            return client.execute(where, outgoing, response -> reply(request, response, began));
        } catch (IOException e) {
            String problem = late.get() ? "no answer within " + deadline.toMillis() / 1000 + " s" : problem(e);
            return Reply.none(Answer.missing(problem, since(began)), request);
        } catch (CancellationException e) {
            // Whoever ends a run interrupts threads that wait for a connection.
            return Reply.none(Answer.missing("it was not awaited", since(began)), request);
        } finally {
            alarm.cancel(false);
            underway.remove(outgoing);
        }
    }

    private HttpUriRequestBase outgoing(Request request, Runnable leaving) {
        var outgoing = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(outgoing::setHeader);
        if (dial != null && "https".equals(request.uri().getScheme())) {
            outgoing.setHeader("X-Forwarded-Proto", "https");
        }
        if (request.body() != null) {
            outgoing.setEntity(new Body(request.body(), leaving));
        }
        return outgoing;
    }

    /** JSON that tells when it is leaving. */
    private static final class Body extends HttpEntityWrapper {
        private final Runnable leaving;

        Body(String json, Runnable leaving) {
            super(new StringEntity(json, ContentType.APPLICATION_JSON));
            this.leaving = leaving;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            super.writeTo(out);
            out.flush();
            leaving.run();
        }
    }

    private static Reply reply(Request request, ClassicHttpResponse response, long began) throws IOException {
        String body = body(response);
        return new Reply(
                Answer.of(response.getCode(), since(began)),
                value(response.getFirstHeader("Content-Type")),
                value(response.getFirstHeader("Location")),
                body,
                List.of(Transcript.of(request, response.getCode(), response.getHeaders(), body)));
    }

    private static String body(ClassicHttpResponse response) throws IOException {
        try {
            return response.getEntity() == null
                    ? ""
                    : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8, MOST_BODY);
        } catch (ParseException | IllegalArgumentException e) {
            return "";
        }
    }

    private static final int MOST_BODY = 10_000_000;

    private static String value(@Nullable Header header) {
        return header == null ? "" : header.getValue();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String problem(IOException e) {
        if (e instanceof ConnectTimeoutException) {
            return "no connection within " + CONNECT.toSeconds() + " s";
        }
        if (e instanceof HttpHostConnectException) {
            return "connection refused";
        }
        if (e instanceof java.net.UnknownHostException) {
            return "unknown host";
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /** Gives up on every answer that is still awaited; later requests are sent as usual. */
    public void cancelAll() {
        underway.forEach(HttpUriRequestBase::cancel);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
