package dev.firedrill.toxiproxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A proxy's listening socket. Lives on the control loop. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a socket to be registered or closed
final class Listener {

    private static final int BACKLOG = 1024;

    private final NioServerSocketChannel channel;
    private final InetSocketAddress address;
    private final EventLoop loop;
    private Consumer<SocketChannel> accepted;

    private Listener(
            NioServerSocketChannel channel,
            InetSocketAddress address,
            EventLoop loop,
            Consumer<SocketChannel> accepted) {
        this.loop = loop;
        this.accepted = accepted;
        this.channel = channel;
        this.address = address;
    }

    /**
     * Listens.
     *
     * @param accepted takes the client's socket, which belongs to no loop yet
     * @throws Refusal when the address cannot be had
     */
    static Listener open(InetSocketAddress wanted, Loops loops, Consumer<SocketChannel> accepted) {
        ServerSocketChannel socket = bound(wanted);
        var channel = new NioServerSocketChannel(socket);
        var address = (InetSocketAddress) socket.socket().getLocalSocketAddress();
        var listener = new Listener(channel, address, loops.control(), accepted);
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object client) {
                listener.accepted.accept((SocketChannel) client);
            }
        });
        loops.control().register(channel);
        return listener;
    }

    /** Has somebody else take the clients' sockets from now on. */
    void handTo(Consumer<SocketChannel> other) {
        accepted = other;
    }

    // Bound here and not on the loop, so that the answer to who asked can say how it went.
    private static ServerSocketChannel bound(InetSocketAddress wanted) {
        ServerSocketChannel socket = null;
        try {
            socket = ServerSocketChannel.open();
            return socket.bind(wanted, BACKLOG);
        } catch (IOException e) {
            close(socket);
            throw new Refusal(500, "listen tcp " + ListenAddress.text(wanted) + ": bind: " + reason(e));
        }
    }

    private static String reason(IOException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return e instanceof BindException && said.contains("in use") ? "address already in use" : said;
    }

    private static void close(@Nullable ServerSocketChannel socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It was never bound.
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** Closes; whoever connects once this is done is refused. */
    CompletableFuture<Void> close() {
        var done = new CompletableFuture<Void>();
        channel.close();
        // The kernel takes connections until the loop asks it for news the next time, which it does between the two.
        loop.execute(() -> loop.schedule(() -> done.complete(null), 1, TimeUnit.NANOSECONDS));
        return done;
    }
}
