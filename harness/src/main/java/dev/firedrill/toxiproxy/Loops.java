package dev.firedrill.toxiproxy;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a server: one for the control port, on which proxies and their listening sockets live, and a few for
 * connections. A connection that keeps its thread busy therefore never keeps the control port from answering.
 */
final class Loops implements AutoCloseable {

    private static final int FOR_CONNECTIONS = 2;

    private final EventLoopGroup controls = group("firedrill-toxiproxy", 1);
    private final EventLoop control = controls.next();
    private final EventLoopGroup connections = group("firedrill-links", FOR_CONNECTIONS);

    private static EventLoopGroup group(String name, int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }

    EventLoop control() {
        return control;
    }

    EventLoopGroup connections() {
        return connections;
    }

    /** Connections first: they tell the control loop that they are gone. */
    @Override
    public void close() {
        end(connections);
        end(controls);
    }

    private static void end(EventExecutorGroup group) {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
