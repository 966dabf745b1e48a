package dev.firedrill.network;

import dev.firedrill.history.Fact;
import dev.firedrill.history.History;
import dev.firedrill.host.Vantage;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which names the gateway serves, and where; and what could not be connected. */
final class Switchboard {

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final Set<String> failures = new LinkedHashSet<>();
    private final Vantage vantage;
    private final History history;

    Switchboard(Vantage vantage, History history) {
        this.vantage = vantage;
        this.history = history;
    }

    /**
     * Where to dial.
     *
     * @param addresses tried in order
     * @param tls with what TLS ends here; empty where it does not
     */
    record Line(List<InetSocketAddress> addresses, Optional<ServerTls> tls) {}

    void put(String name, InetSocketAddress address, ServerTls tls) {
        lines.put(name, new Line(List.of(address), Optional.of(tls)));
    }

    boolean serves(String name) {
        return lines.containsKey(name);
    }

    void remove(String name) {
        lines.remove(name);
    }

    /** Empty for what is neither served nor on this machine. */
    Optional<Line> find(Destination destination) {
        return Optional.ofNullable(lines.get(destination.host()))
                .or(() -> Optional.of(new Line(destination.onThisMachine(vantage), Optional.empty()))
                        .filter(line -> !line.addresses().isEmpty()));
    }

    void failed(String target, String why) {
        synchronized (failures) {
            failures.add(target + ": " + why);
        }
        history.append("", "", new Fact.GatewayFailed(target, why));
    }

    List<String> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }
}
