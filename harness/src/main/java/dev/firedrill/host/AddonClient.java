package dev.firedrill.host;

import dev.firedrill.history.Answer;
import dev.firedrill.history.Exchange;
import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.time.DaemonThreads;
import dev.firedrill.time.RunClock;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
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

    /** More requests than this are never underway at once: each has a thread and a socket of this machine. */
    private static final int MOST_UNDERWAY = 400;

    /**
     * A connection that was idle for longer is not used again: the add-on may be closing it at this moment, as Node does
     * after 5 s, and would be blamed for what was lost with it.
     */
    private static final Timeout IDLE = Timeout.ofSeconds(1);

    /** The name of what is run when a request has its connection. */
    private static final String CONNECTED = "firedrill.connected";

    private static final String NOT_AWAITED = "it was not awaited";

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final int mostUnderway;
    private final Semaphore places;
    private final @Nullable HttpHost dial;
    private final RunClock clock;
    private final Set<HttpUriRequestBase> underway = ConcurrentHashMap.newKeySet();

    /**
     * A client for one add-on.
     *
     * @param dial where to connect instead of the address that URLs name; null to connect where they say
     * @param clock tells when requests are sent
     */
    public AddonClient(@Nullable InetSocketAddress dial, RunClock clock) {
        this(dial, clock, MOST_UNDERWAY);
    }

    AddonClient(@Nullable InetSocketAddress dial, RunClock clock, int mostUnderway) {
        this.clock = clock;
        this.mostUnderway = mostUnderway;
        this.places = new Semaphore(mostUnderway, true);
        this.dial = dial == null ? null : target(dial);
        this.deadlines = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("firedrill-deadlines"));
        this.client = client();
    }

    private static HttpHost target(InetSocketAddress address) {
        return new HttpHost("http", address.getHostString(), address.getPort());
    }

    private static CloseableHttpClient client() {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                // Nobody waits for a connection: places are what is limited.
                .setMaxConnPerRoute(Integer.MAX_VALUE)
                .setMaxConnTotal(Integer.MAX_VALUE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setIdleTimeout(IDLE)
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setRedirectsEnabled(false).build())
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), CONNECTED, AddonClient::onceConnected)
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
     * @param sent when the request set out, since the run's start; null when it never did
     * @param exchanges what was said, to be recorded; empty when nothing was sent
     */
    public record Reply(
            Answer answer,
            String contentType,
            String location,
            String body,
            @Nullable Duration sent,
            List<Exchange> exchanges) {

        /** Nothing came back, because nothing was sent. */
        public static Reply none(Answer why) {
            return new Reply(why, "", "", "", null, List.of());
        }

        /** Records what the request showed, for a rehearsal and a tenant; of one that was not sent, that alone. */
        public void record(History history, String rehearsal, String tenant, Fact shown, String what) {
            if (sent == null) {
                history.append(rehearsal, tenant, new Fact.NotSent(what, answer.problem()));
            } else {
                history.append(rehearsal, tenant, shown, sent, exchanges);
            }
        }

        /** Nothing came back on this. */
        static Reply none(Answer why, Request request, Duration sent) {
            return new Reply(why, "", "", "", sent, List.of(Transcript.of(request)));
        }
    }

    /** Sends, and waits for the whole answer until the deadline. Never throws for what the add-on does. */
    public Reply send(Request request, Duration deadline) {
        return send(dial, request, deadline, Departure.AT_ONCE);
    }

    /** The same for an instance, on its own way to the add-on. */
    public Reply send(Instance sender, Request request, Duration deadline) {
        return send(sender, request, deadline, Departure.AT_ONCE);
    }

    /** The same for a request with a body, whose departure somebody else has a say in. */
    Reply send(Instance sender, Request request, Duration deadline, Departure departure) {
        InetSocketAddress link = sender.way().dial();
        return send(link == null ? dial : target(link), request, deadline, departure);
    }

    private Reply send(@Nullable HttpHost where, Request request, Duration deadline, Departure departure) {
        try {
            return places.tryAcquire(CONNECT.toMilliseconds(), TimeUnit.MILLISECONDS)
                    ? inItsPlace(where, request, deadline, departure)
                    : Reply.none(Answer.missing(noPlace(), Duration.ZERO));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.none(Answer.missing(NOT_AWAITED, Duration.ZERO));
        }
    }

    /** Nothing of this is the add-on's doing. */
    private String noPlace() {
        return "Firedrill had " + mostUnderway + " requests underway, and room for no more within "
                + CONNECT.toSeconds() + " s";
    }

    private Reply inItsPlace(@Nullable HttpHost where, Request request, Duration deadline, Departure departure) {
        try {
            return exchange(where, request, deadline, departure);
        } catch (RejectedExecutionException | IllegalStateException e) {
            // What nobody waits for, as an 'enabled', may still be on its way out when the run ends.
            return Reply.none(Answer.missing("the run is over", Duration.ZERO));
        } finally {
            places.release();
        }
    }

    private Reply exchange(@Nullable HttpHost where, Request request, Duration deadline, Departure departure) {
        HttpUriRequestBase outgoing = outgoing(request, departure);
        AtomicBoolean late = new AtomicBoolean();
        var sending = new Sending(departure, clock);
        var alarm = deadlines.schedule(
                () -> {
                    late.set(true);
                    outgoing.cancel();
                },
                deadline.toMillis(),
                TimeUnit.MILLISECONDS);
        underway.add(outgoing);
        try {
            return client.execute(
                    where, outgoing, onConnection(sending), response -> reply(request, response, sending.sent()));
        } catch (IOException e) {
            String problem = late.get() ? "no answer within " + deadline.toMillis() / 1000 + " s" : problem(e);
            return Reply.none(Answer.missing(problem, since(sending.sent())), request, sending.sent());
        } catch (CancellationException e) {
            // Whoever ends a run interrupts threads that wait for an answer.
            return Reply.none(Answer.missing(NOT_AWAITED, since(sending.sent())), request, sending.sent());
        } finally {
            alarm.cancel(false);
            underway.remove(outgoing);
        }
    }

    /** When a request was sent: when it set out for a connection, or when it was let go that had one. */
    private static final class Sending {
        private final Departure departure;
        private final RunClock clock;
        private volatile Duration sent;

        Sending(Departure departure, RunClock clock) {
            this.departure = departure;
            this.clock = clock;
            this.sent = clock.elapsed();
        }

        Duration sent() {
            return sent;
        }

        /** It has its connection. */
        void connected() {
            if (departure.heldBack()) {
                sent = clock.elapsed();
            }
        }
    }

    private static HttpContext onConnection(Sending sending) {
        var context = HttpClientContext.create();
        context.setAttribute(CONNECTED, sending);
        return context;
    }

    private static ClassicHttpResponse onceConnected(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (scope.clientContext.getAttribute(CONNECTED) instanceof Sending sending) {
            sending.connected();
        }
        return chain.proceed(request, scope);
    }

    private HttpUriRequestBase outgoing(Request request, Departure departure) {
        var outgoing = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(outgoing::setHeader);
        if (dial != null && "https".equals(request.uri().getScheme())) {
            outgoing.setHeader("X-Forwarded-Proto", "https");
        }
        if (request.body() != null) {
            outgoing.setEntity(new Body(request.body(), departure));
        }
        return outgoing;
    }

    /** JSON that tells when it is leaving. */
    private static final class Body extends HttpEntityWrapper {
        private final Departure departure;

        Body(String json, Departure departure) {
            super(new StringEntity(json, ContentType.APPLICATION_JSON));
            this.departure = departure;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            super.writeTo(out);
            out.flush();
            departure.left();
        }
    }

    private Reply reply(Request request, ClassicHttpResponse response, Duration began) throws IOException {
        String body = body(response);
        return new Reply(
                Answer.of(response.getCode(), since(began)),
                value(response.getFirstHeader("Content-Type")),
                value(response.getFirstHeader("Location")),
                body,
                began,
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

    private Duration since(Duration began) {
        return clock.elapsed().minus(began);
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
