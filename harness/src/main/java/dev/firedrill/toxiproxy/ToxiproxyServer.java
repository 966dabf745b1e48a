package dev.firedrill.toxiproxy;

import dev.firedrill.toxiproxy.Proxy.Surroundings;
import java.io.IOException;
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
 */
public final class ToxiproxyServer implements AutoCloseable {

    private static final long CLOSING_SECONDS = 2;

    private final Loops loops;
    private final Proxies proxies;
    private final DecisionLog decisions;
    private final ControlPort port;

    private ToxiproxyServer(Loops loops, Proxies proxies, DecisionLog decisions, ControlPort port) {
        this.loops = loops;
        this.proxies = proxies;
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
        var proxies = new Proxies(new Surroundings(loops, options.address(), options.seed(), decisions));
        try {
            var port = ControlPort.listen(loops.control(), options, new Api(proxies));
            return new ToxiproxyServer(loops, proxies, decisions, port);
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

    /** Closes every connection and every port. */
    @Override
    public void close() {
        try {
            CompletableFuture.completedFuture(null)
                    .thenComposeAsync(now -> proxies.stopAll(), loops.control())
                    .get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The loops close what is left.
        }
        loops.close();
    }
}
