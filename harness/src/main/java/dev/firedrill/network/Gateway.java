package dev.firedrill.network;

import dev.firedrill.history.History;
import dev.firedrill.host.Links;
import dev.firedrill.host.PortInUseException;
import dev.firedrill.host.Vantage;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A forward proxy, through which an add-on reaches Atlassian's own names: {@code CONNECT} for names with
 * TLS, which ends here with certificates of the run's own authority, and absolute URLs for plain HTTP. What it does not
 * serve it refuses with 403, and records; addresses on loopback it passes through. It listens on loopback, and where an
 * add-on elsewhere reaches it. Nothing leaves this machine.
 */
public final class Gateway implements AutoCloseable {

    private static final byte[] IPV4 = {127, 0, 0, 1};
    private static final int MOST_HEADER_BYTES = 64 << 10;

    private final CertificateAuthority authority;
    private final TrustFiles trust;
    private final boolean temporary;
    private final Switchboard switchboard;
    private final List<Channel> listening;
    private final Vantage vantage;
    private final Connections connections;
    private final EventLoopGroup loop;

    private Gateway(
            CertificateAuthority authority,
            TrustFiles trust,
            boolean temporary,
            Switchboard switchboard,
            List<Channel> listening,
            Vantage vantage,
            Connections connections,
            EventLoopGroup loop) {
        this.authority = authority;
        this.trust = trust;
        this.temporary = temporary;
        this.switchboard = switchboard;
        this.listening = listening;
        this.vantage = vantage;
        this.connections = connections;
        this.loop = loop;
    }

    /**
     * Opens a gateway with a new certificate authority.
     *
     * @param port where to listen; 0 is any free port
     * @param folder for the files by which the add-on trusts the authority; one that does not exist is made, and removed
     *     when the gateway is closed
     * @throws PortInUseException when the port is taken
     */
    public static Gateway open(int port, Path folder, History history) throws IOException {
        return open(port, folder, Vantage.here(), history);
    }

    /**
     * The same for an add-on elsewhere.
     *
     * @throws PortInUseException when the port is taken, at whichever address
     */
    public static Gateway open(int port, Path folder, Vantage vantage, History history) throws IOException {
        var switchboard = new Switchboard(vantage, history);
        var loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("firedrill-gateway", true), NioIoHandler.newFactory());
        try {
            var connections = new Connections();
            List<Channel> listening = listen(port, vantage, switchboard, connections, loop);
            boolean temporary = Files.notExists(folder);
            var authority = CertificateAuthority.create(history.clock().now());
            var trust = TrustFiles.in(folder);
            trust.write(authority.certificate());
            return new Gateway(authority, trust, temporary, switchboard, listening, vantage, connections, loop);
        } catch (IOException | RuntimeException e) {
            stop(loop);
            throw e;
        }
    }

    private static List<Channel> listen(
            int port, Vantage vantage, Switchboard switchboard, Connections connections, EventLoopGroup loop)
            throws IOException {
        var bootstrap = bootstrap(switchboard, connections, loop);
        var listening = new ArrayList<Channel>();
        listening.add(bind(bootstrap, InetAddress.getByAddress(IPV4), port));
        for (InetAddress address : vantage.besides()) {
            listening.add(bind(bootstrap, address, port(listening.get(0))));
        }
        return listening;
    }

    private static ServerBootstrap bootstrap(Switchboard switchboard, Connections connections, EventLoopGroup loop) {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        var limits = new HttpDecoderConfig()
                                .setMaxInitialLineLength(MOST_HEADER_BYTES)
                                .setMaxHeaderSize(MOST_HEADER_BYTES);
                        channel.pipeline().addLast(new HttpServerCodec(limits), new ProxyRequest(switchboard));
                    }
                });
    }

    private static Channel bind(ServerBootstrap bootstrap, InetAddress address, int port) throws IOException {
        ChannelFuture bound = bootstrap.bind(address, port).awaitUninterruptibly();
        if (bound.cause() instanceof BindException taken) {
            throw PortInUseException.ofGateway(port, taken);
        } else if (!bound.isSuccess()) {
            throw new IOException("The gateway could not listen on port " + port, bound.cause());
        }
        return bound.channel();
    }

    /**
     * Serves a name from now on.
     *
     * @param name such as {@code connect-install-keys.atlassian.com}
     * @param address where plain HTTP is spoken for it, on loopback
     */
    public void serve(String name, InetSocketAddress address) {
        String known = name.toLowerCase(Locale.ROOT);
        switchboard.put(known, address, authority.serve(known));
    }

    boolean serves(String name) {
        return switchboard.serves(name);
    }

    void withdraw(String name) {
        switchboard.remove(name);
    }

    /** The same links, under names of {@code atlassian.net} that this gateway serves; closing them closes the links. */
    public Links naming(Links links) {
        return new NamedLinks(links, this);
    }

    /** Where it listens. */
    public int port() {
        return port(listening.get(0));
    }

    private static int port(Channel listening) {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** What an add-on is given as its proxy. */
    public URI url() {
        return URI.create("http://" + vantage.nameOr("127.0.0.1") + ":" + port());
    }

    /** The files by which an add-on trusts what it meets here. */
    public TrustFiles trust() {
        return trust;
    }

    /** The connections that came to nothing, each kind once, as "host:port: why", in order. */
    public List<String> failures() {
        return switchboard.failures();
    }

    /** Stops listening, ends every connection, and removes the folder that it made. */
    @Override
    public void close() {
        listening.forEach(channel -> channel.close().awaitUninterruptibly());
        connections.cut(loop);
        stop(loop);
        if (temporary) {
            try {
                trust.delete();
            } catch (IOException e) {
                throw new UncheckedIOException("The gateway's files could not be removed", e);
            }
        }
    }

    /** A loop that stops closes its connections, without waiting for anybody to read the end. */
    private static void stop(EventLoopGroup loop) {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
