package dev.firedrill.network;

import dev.firedrill.host.Vantage;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a client of the gateway wants to go.
 *
 * @param host a name in lower case, or an address without brackets
 */
record Destination(String host, int port) {

    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    /** Reads {@code host:port}; empty if it is none. */
    static Optional<Destination> authority(String text) {
        try {
            return of(new URI("proxy://" + text), -1);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Where a URL leads; empty if it names no host. */
    static Optional<Destination> of(URI url, int impliedPort) {
        int port = url.getPort() < 0 ? impliedPort : url.getPort();
        return Optional.ofNullable(url.getHost())
                .filter(host -> port > 0 && port <= 65535)
                .map(host -> new Destination(bare(host), port));
    }

    private static String bare(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return plain.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }

    /** Addresses on this machine that it means by itself, likeliest first; never asks a name server. */
    List<InetSocketAddress> onThisMachine(Vantage vantage) {
        if (vantage.name().filter(host::equals).isPresent()) {
            return Stream.concat(vantage.besides().stream(), Stream.of(address(IPV4)))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }
        if (host.equals("localhost")) {
            return List.of(new InetSocketAddress(address(IPV4), port), new InetSocketAddress(address(IPV6), port));
        }
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
        return literal != null && address(literal).isLoopbackAddress()
                ? List.of(new InetSocketAddress(address(literal), port))
                : List.of();
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four or sixteen bytes are an address", e);
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
