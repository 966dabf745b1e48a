package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Proxy.Surroundings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Toxiproxy server in this process. It speaks the HTTP API of Toxiproxy 2.12, so its clients can be used with it, and
 * differs where that server would end, hang, or not do what its documentation says: see {@link Semantics#FAITHFUL}. It
 * refuses what a toxic could not carry out with 400, and answers every request within 2 s.
 *
 * <pre>{@code
 * try (var server = ToxiproxyServer.start(Options.seeded(42))) {
 *     var client = new ToxiproxyClient("localhost", server.address().getPort());
 *     Proxy proxy = client.createProxy("backend", "localhost:0", "localhost:5432");
 *     proxy.toxics().latency("slow", ToxicDirection.DOWNSTREAM, 300);
 *     // connect to proxy.getListen()
 * }
 * }</pre>
 */
public final class ToxiproxyServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 2;

    private static final int INTERNAL = 500;

    private final Loops loops;
    private final Api api;
    private final DecisionLog decisions;
    private final ControlPort port;

    private ToxiproxyServer(Loops loops, Api api, DecisionLog decisions, ControlPort port) {
        this.loops = loops;
        this.api = api;
        this.decisions = decisions;
        this.port = port;
    }

    /**
     * Starts a server, without proxies.
     *
     * @throws IOException when the control port cannot be had
     */
    public static ToxiproxyServer start(Options options) throws IOException {
        var loops = new Loops();
        var decisions = new DecisionLog();
        var api = new Api(new Surroundings(loops, options, decisions, new Metrics(options.metrics()), new Waiting()));
        try {
            var port = ControlPort.listen(loops.control(), options, api);
            return new ToxiproxyServer(loops, api, decisions, port);
        } catch (IOException e) {
            loops.close();
            throw e;
        }
    }

    /** The control port. */
    public InetSocketAddress address() {
        return port.address();
    }

    /**
     * What was decided by chance so far, ordered by proxy, connection, direction and place, so that the logs of two runs
     * compare. At most the first 100,000 decisions.
     */
    public List<Decision> decisions() {
        return decisions.byPlace();
    }

    /**
     * Creates proxies, as {@code POST /populate} does.
     *
     * @param json a list of proxies, each with {@code name}, {@code upstream}, and what else it is to be
     * @return how many were created, or were there already
     * @throws IllegalArgumentException when it cannot be read
     * @throws IOException when a proxy cannot listen; then none was created, but in {@link Semantics#COMPAT} those before it
     */
    public int populate(byte[] json) throws IOException {
        try {
            return CompletableFuture.completedFuture(json)
                    .thenComposeAsync(api::populateAll, loops.control())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while proxies were created");
        } catch (TimeoutException e) {
            throw new IOException("The proxies were not created within " + PATIENCE_SECONDS + " s.", e);
        } catch (ExecutionException e) {
            throw refused(e);
        }
    }

    private static IOException refused(ExecutionException e) {
        String why = String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        if (e.getCause() instanceof Refusal refusal && refusal.status() < INTERNAL) {
            throw new IllegalArgumentException(why, e);
        }
        return new IOException(why, e);
    }

    /** Closes every connection and every port. */
    @Override
    public void close() {
        try {
            CompletableFuture.completedFuture(null)
                    .thenComposeAsync(now -> api.stopAll(), loops.control())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The loops close what is left.
        }
        loops.close();
    }
}
