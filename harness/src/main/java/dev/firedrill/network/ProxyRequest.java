package dev.firedrill.network;

import dev.firedrill.network.Switchboard.Line;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/** The first request on a connection to the gateway, which decides what the connection becomes. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
final class ProxyRequest extends ChannelInboundHandlerAdapter {

    private static final int PLAIN_HTTP = 80;
    private static final HttpResponseStatus ESTABLISHED = new HttpResponseStatus(200, "Connection established");

    private final Switchboard switchboard;

    /** What came after the request's head, before anybody was there to take it. */
    private final Queue<Object> early = new ArrayDeque<>();

    private boolean asked;

    ProxyRequest(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (asked) {
            early.add(message);
        } else if (message instanceof HttpRequest request) {
            asked = true;
            decide(context, request);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    private void decide(ChannelHandlerContext context, HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            answer(context, HttpResponseStatus.BAD_REQUEST, "This is not HTTP.");
        } else if (request.method().equals(HttpMethod.CONNECT)) {
            Destination.authority(request.uri())
                    .ifPresentOrElse(to -> connect(context, to), () -> misunderstood(context, request));
        } else {
            url(request)
                    .flatMap(url -> Destination.of(url, PLAIN_HTTP))
                    .ifPresentOrElse(to -> forward(context, request, to), () -> misunderstood(context, request));
        }
    }

    private static Optional<URI> url(HttpRequest request) {
        try {
            return Optional.of(new URI(request.uri())).filter(url -> "http".equalsIgnoreCase(url.getScheme()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static void misunderstood(ChannelHandlerContext context, HttpRequest request) {
        answer(
                context,
                HttpResponseStatus.BAD_REQUEST,
                "This is Firedrill's gateway, a forward proxy, and it was asked for '" + request.uri()
                        + "'. Use it as HTTPS_PROXY.");
    }

    private void connect(ChannelHandlerContext context, Destination to) {
        dial(context, to, line -> far -> {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, ESTABLISHED));
            SocketChannel near = (SocketChannel) context.channel();
            line.tls()
                    .ifPresent(tls -> near.pipeline()
                            .addLast(tls.handler(near.alloc()), new TlsWatch(to.toString(), switchboard)));
            near.pipeline().remove(this);
            Forwarding.join(near, far);
            near.pipeline().remove(HttpServerCodec.class);
        });
    }

    private void forward(ChannelHandlerContext context, HttpRequest request, Destination to) {
        dial(context, to, line -> far -> {
            SocketChannel near = (SocketChannel) context.channel();
            near.pipeline().get(HttpServerCodec.class).removeOutboundHandler();
            SingleRequest.join(near, far);
            context.fireChannelRead(SingleRequest.rewritten(request));
            while (!early.isEmpty()) {
                context.fireChannelRead(early.remove());
            }
            near.pipeline().remove(this);
        });
    }

    private void dial(ChannelHandlerContext context, Destination to, Function<Line, Consumer<SocketChannel>> then) {
        Optional<Line> line = switchboard.find(to);
        if (line.isPresent()) {
            dial(context, to, line.get().addresses().iterator(), then.apply(line.get()));
        } else {
            switchboard.failed(to.toString(), "the gateway does not serve this name");
            answer(context, HttpResponseStatus.FORBIDDEN, unserved(to));
        }
    }

    private static String unserved(Destination to) {
        return "Firedrill's gateway does not serve '" + to.host()
                + "'. Nothing leaves this machine through it: it serves"
                + " the names under which Atlassian has install keys and the OAuth token server, and this run's"
                + " instances. If the add-on shall reach that name by itself, put it into NO_PROXY ('addon.env' in"
                + " firedrill.yaml).";
    }

    private static void dial(
            ChannelHandlerContext context,
            Destination to,
            Iterator<InetSocketAddress> addresses,
            Consumer<SocketChannel> then) {
        ChannelFuture dialled = Dialling.dial((SocketChannel) context.channel(), addresses.next());
        dialled.addListener(done -> {
            if (done.isSuccess()) {
                then.accept((SocketChannel) dialled.channel());
            } else if (addresses.hasNext()) {
                dial(context, to, addresses, then);
            } else {
                answer(context, HttpResponseStatus.BAD_GATEWAY, "Nothing listens at '" + to + "' now.");
            }
        });
    }

    private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String text) {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain;charset=UTF-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, "close");
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            context.close();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        early.forEach(ReferenceCountUtil::release);
        early.clear();
    }

    /** A reset; there is nobody to report it to. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
