package dev.firedrill.host;

import dev.firedrill.fault.Mishap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One connection's requests, served one after the other, because answers must leave in the order of their requests. A
 * client that closes its connection has gone away: whatever it waited for is abandoned.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
final class Conversation extends SimpleChannelInboundHandler<FullHttpRequest> {

    /** A client that sends more requests than this without awaiting an answer is cut off. */
    private static final int MOST_WAITING = 100;

    private static final WebReply BAD_REQUEST =
            WebReply.html(400, EdgePage.BAD_REQUEST.text()).with("Connection", "close");
    private static final WebReply TOO_LARGE = WebReply.html(413, EdgePage.TOO_LARGE.text());

    private final WebService service;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private Runnable silent = () -> {};
    private @Nullable WebExchange current;

    private record Waiting(
            WebRequest request,
            Treatment treatment,
            @Nullable WebReply flaw,
            boolean keepAlive) {}

    Conversation(WebService service) {
        this.service = service;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        silent = service.accepted();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        silent = () -> {};
        waiting.add(arrived(context, request));
        if (waiting.size() > MOST_WAITING) {
            context.close();
        } else {
            serveNext(context);
        }
    }

    private static Waiting arrived(ChannelHandlerContext context, FullHttpRequest request) {
        WebReply flaw = flaw(request);
        return new Waiting(
                Threshold.read(request, ByteBufUtil.getBytes(request.content())),
                context.channel().attr(Threshold.TREATMENT).get(),
                flaw,
                HttpUtil.isKeepAlive(request));
    }

    private static @Nullable WebReply flaw(FullHttpRequest request) {
        if (Aggregation.tooLarge(request)) {
            return TOO_LARGE;
        }
        boolean named = request.headers().contains(HttpHeaderNames.HOST)
                || request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
        return request.decoderResult().isSuccess() && named ? null : BAD_REQUEST;
    }

    private void serveNext(ChannelHandlerContext context) {
        Waiting next = current == null ? waiting.poll() : null;
        if (next != null) {
            current = new WebExchange(next.request(), next.treatment(), next.flaw(), lineTo(context, next.keepAlive()));
            service.serve(current);
        }
    }

    private WebExchange.Line lineTo(ChannelHandlerContext context, boolean keepAlive) {
        return new WebExchange.Line() {
            @Override
            public void send(WebReply reply, @Nullable Mishap mishap) {
                context.executor()
                        .execute(() ->
                                Wire.send(context, reply, keepAlive, mishap).addListener(sent -> goOn(context)));
            }

            @Override
            public void cut() {
                context.executor().execute(() -> Wire.cut(context.channel()));
            }
        };
    }

    private void goOn(ChannelHandlerContext context) {
        current = null;
        if (context.channel().isActive()) {
            serveNext(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        WebExchange abandoned = current;
        waiting.clear();
        silent.run();
        if (abandoned != null) {
            abandoned.abandon();
        }
    }

    /** A reset; what the client waited for is abandoned when its channel becomes inactive. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
