package dev.firedrill.network;

import dev.firedrill.fault.LinkAbility;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that somebody else started. Others may use it too: only proxies of ours are touched, and those of runs that
 * were killed.
 */
record RunningMaker(InetSocketAddress api, Set<LinkAbility> lacks, String told) implements LinkMaker {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String OURS = "firedrill-";
    private static final Pattern OF_A_RUN = Pattern.compile(OURS + "(\\d+)-.*");

    static RunningMaker at(URI url) throws IOException {
        var api = new InetSocketAddress(address(url), url.getPort());
        try (var control = new ToxiproxyControl(api, DEADLINE)) {
            var server = control.version();
            removeAbandoned(control);
            return new RunningMaker(api, lacks(server), told(server, url));
        } catch (IOException e) {
            throw new ToxiproxyUnavailableException(
                    "There is no Toxiproxy at " + url + ": " + e.getMessage()
                            + " Start one there (as 'firedrill toxiproxy' or 'toxiproxy-server' does), or leave the"
                            + " setting out to use the embedded one.",
                    e);
        }
    }

    private static InetAddress address(URI url) throws IOException {
        try {
            return InetAddress.getByName(url.getHost());
        } catch (UnknownHostException e) {
            throw new ToxiproxyUnavailableException("Nobody knows the host of the Toxiproxy at " + url + ".", e);
        }
    }

    private static void removeAbandoned(ToxiproxyControl control) throws IOException {
        for (String proxy : control.proxies()) {
            Matcher ours = OF_A_RUN.matcher(proxy);
            if (ours.matches()
                    && ProcessHandle.of(Long.parseLong(ours.group(1))).isEmpty()) {
                control.delete(proxy);
            }
        }
    }

    /** One of ours, told to be faithful, has a seed of its own. */
    private static Set<LinkAbility> lacks(ToxiproxyControl.Version server) {
        return server.faithful() ? EnumSet.of(LinkAbility.SEEDED_CHANCE) : ORIGINAL_LACKS;
    }

    private static String told(ToxiproxyControl.Version server, URI url) {
        return "the " + (server.faithful() ? "Toxiproxy of a Firedrill" : "Toxiproxy " + server.number()) + " at "
                + url;
    }

    @Override
    public String prefix() {
        return OURS + ProcessHandle.current().pid() + "-";
    }

    @Override
    public boolean outlivesRuns() {
        return true;
    }

    @Override
    public void close() {
        // It is not ours.
    }
}
