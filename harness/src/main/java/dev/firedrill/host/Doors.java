package dev.firedrill.host;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Opens front doors: a listening socket on loopback, and the link by which the add-on reaches it. */
final class Doors implements AutoCloseable {

    private final EventLoopGroup loops;
    private final Links links;
    private final Reception reception;
    private final @Nullable InetSocketAddress addon;
    private final Queue<FrontDoor> opened = new ConcurrentLinkedQueue<>();

    /**
     * Doors that nobody has opened yet.
     *
     * @param addon where links to the add-on lead; null where there can be none
     */
    Doors(EventLoopGroup loops, Links links, Reception reception, @Nullable InetSocketAddress addon) {
        this.loops = loops;
        this.links = links;
        this.reception = reception;
        this.addon = addon;
    }

    /** The way by which the host reaches the add-on for an instance. */
    WayToAddon wayToAddon(Instance instance) {
        return new WayToAddon(links, chance(instance), addon);
    }

    /** What is the same for this tenant in every run. */
    private static String chance(Instance instance) {
        return instance.rehearsal() + "/" + instance.tenant();
    }

    ScheduledExecutorService timer() {
        return loops;
    }

    FrontDoor open(Instance first) {
        // Nobody knows the address before this method returns, so nobody arrives before the door is there.
        var door = new AtomicReference<FrontDoor>();
        try {
            WebServer server =
                    WebServer.listen(loops, InetAddress.getLoopbackAddress(), 0, new Arrivals(reception, door));
            door.set(new FrontDoor(server, link(server, first), first));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FrontDoor one = Objects.requireNonNull(door.get());
        opened.add(one);
        return one;
    }

    private Links.Link link(WebServer server, Instance first) throws IOException {
        try {
            return links.open(first.clientKey(), chance(first), server.address());
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void close() {
        opened.forEach(FrontDoor::close);
    }

    /** Tells the reception at which door something arrives. */
    private record Arrivals(Reception reception, AtomicReference<FrontDoor> door) implements WebService {

        @Override
        public Runnable accepted() {
            return reception.accepted(there());
        }

        @Override
        public Treatment meet(WebRequest head) {
            return reception.meet(there(), head);
        }

        @Override
        public void serve(WebExchange exchange) {
            reception.receive(there(), exchange);
        }

        private FrontDoor there() {
            return Objects.requireNonNull(door.get());
        }
    }
}
