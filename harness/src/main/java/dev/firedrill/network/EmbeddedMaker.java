package dev.firedrill.network;

import dev.firedrill.fault.LinkAbility;
import dev.firedrill.host.Vantage;
import dev.firedrill.toxiproxy.Decision;
import dev.firedrill.toxiproxy.Options;
import dev.firedrill.toxiproxy.ToxiproxyServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/**
 * Our own server, which lacks nothing.
 *
 * @param told who it is
 */
record EmbeddedMaker(ToxiproxyServer server, String told) implements LinkMaker {

    static EmbeddedMaker start(long seed, Vantage vantage, String told) throws IOException {
        var options = Options.seeded(seed).withProxiesAt(Set.copyOf(vantage.besides()));
        return new EmbeddedMaker(ToxiproxyServer.start(options), told);
    }

    @Override
    public InetSocketAddress api() {
        return server.address();
    }

    @Override
    public Set<LinkAbility> lacks() {
        return Set.of();
    }

    @Override
    public List<Decision> decisions() {
        return server.decisions();
    }

    @Override
    public void close() {
        server.close();
    }
}
