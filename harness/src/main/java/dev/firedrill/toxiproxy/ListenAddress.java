package dev.firedrill.toxiproxy;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Reads and writes addresses as the API has them: {@code host:port}. Asks no name server. */
final class ListenAddress {

    private static final int LAST_PORT = 65_535;

    private static final String REFUSED = "listen tcp: ";

    private ListenAddress() {}

    /**
     * Where a proxy is to listen.
     *
     * @param options where to listen when no address, or every address, is named, and where besides
     * @throws Refusal when it is no address, or would be open to other machines though the server is not
     */
    static InetSocketAddress resolve(String text, Options options) {
        InetAddress server = options.address();
        int colon = text.lastIndexOf(':');
        if (!text.isEmpty() && colon < 0) {
            throw refused("address " + text + ": missing port in address");
        }
        InetAddress address = text.isEmpty() ? server : address(unbracketed(text.substring(0, colon)), server);
        if (!options.allows(address)) {
            throw refused("address " + text + ": not a loopback address");
        }
        return new InetSocketAddress(address, text.isEmpty() ? 0 : port(text.substring(colon + 1)));
    }

    /** The same for an address that is compared first; the original has other words for what is wrong with it then. */
    static InetSocketAddress compared(String text, Options options) {
        try {
            return resolve(text, options);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.status(), refusal.text().substring(REFUSED.length()));
        }
    }

    private static InetAddress address(String host, InetAddress server) {
        if (host.isEmpty()) {
            return server;
        }
        InetAddress named = host.equals("localhost") ? InetAddress.getLoopbackAddress() : literal(host);
        if (named == null) {
            throw refused("lookup " + host + ": no such host");
        }
        return named.isAnyLocalAddress() ? server : named;
    }

    private static @Nullable InetAddress literal(String host) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static int port(String port) {
        try {
            int number = port.isEmpty() ? 0 : Integer.parseInt(port);
            if (number >= 0 && number <= LAST_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below.
        }
        throw refused("address " + port + ": invalid port");
    }

    private static Refusal refused(String why) {
        return new Refusal(500, REFUSED + why);
    }

    /** An address that was bound, as it is echoed. */
    static String text(InetSocketAddress address) {
        return NetUtil.toSocketAddressString(address);
    }

    /** Where to dial; null when there is nothing that could be dialled. Names are looked up at each dialling. */
    static @Nullable InetSocketAddress upstream(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return null;
        }
        try {
            return InetSocketAddress.createUnresolved(
                    unbracketed(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
