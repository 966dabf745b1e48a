package dev.firedrill.host;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/** Opens front doors: a listening socket on loopback, and the link by which the add-on reaches it. */
final class Doors implements AutoCloseable {

    private final EventLoopGroup loops;
    private final Links links;
    private final Reception reception;
    private final Queue<Opened> opened = new ConcurrentLinkedQueue<>();

    private record Opened(WebServer server, Links.Link link) {}

    Doors(EventLoopGroup loops, Links links, Reception reception) {
        this.loops = loops;
        this.links = links;
        this.reception = reception;
    }

    ScheduledExecutorService timer() {
        return loops;
    }

    FrontDoor open(Instance first) {
        // Nobody knows the address before this method returns, so nobody arrives before the door is there.
        var door = new AtomicReference<FrontDoor>();
        try {
            WebServer server = WebServer.listen(
                    loops,
                    InetAddress.getLoopbackAddress(),
                    0,
                    exchange -> reception.receive(Objects.requireNonNull(door.get()), exchange));
            door.set(new FrontDoor(first.product(), baseUrl(link(server, first), first), first));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(door.get());
    }

    private Links.Link link(WebServer server, Instance first) throws IOException {
        try {
            Links.Link link = links.open(first.clientKey(), server.address());
            opened.add(new Opened(server, link));
            return link;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private static URI baseUrl(Links.Link link, Instance instance) {
        return URI.create(link.origin() + instance.product().contextPath());
    }

    @Override
    public void close() {
        opened.forEach(one -> {
            one.link().close();
            one.server().close();
        });
    }
}
