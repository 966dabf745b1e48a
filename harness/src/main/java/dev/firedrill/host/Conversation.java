package dev.firedrill.host;

import dev.firedrill.host.WebRequest.Header;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One connection's requests, served one after the other, because answers must leave in the order of their requests. A
 * client that closes its connection has gone away: whatever it waited for is abandoned.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for an answer to be written
final class Conversation extends SimpleChannelInboundHandler<FullHttpRequest> {

    /** A client that sends more requests than this without awaiting an answer is cut off. */
    private static final int MOST_WAITING = 100;

    private static final WebReply BAD_REQUEST = WebReply.html(400, EdgePage.BAD_REQUEST.text());

    private final WebService service;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private @Nullable WebExchange current;

    private record Waiting(WebRequest request, boolean wellFormed, boolean keepAlive) {}

    Conversation(WebService service) {
        this.service = service;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        waiting.add(new Waiting(read(request), wellFormed(request), HttpUtil.isKeepAlive(request)));
        if (waiting.size() > MOST_WAITING) {
            context.close();
        } else {
            serveNext(context);
        }
    }

    private void serveNext(ChannelHandlerContext context) {
        Waiting next = current == null ? waiting.poll() : null;
        if (next != null && next.wellFormed()) {
            current = new WebExchange(next.request(), (exchange, reply) -> sendLater(context, reply, next.keepAlive()));
            service.serve(current);
        } else if (next != null) {
            send(context, BAD_REQUEST, false);
        }
    }

    private static boolean wellFormed(FullHttpRequest request) {
        boolean named = request.headers().contains(HttpHeaderNames.HOST)
                || request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
        return request.decoderResult().isSuccess() && named;
    }

    private static WebRequest read(FullHttpRequest request) {
        List<Header> headers = request.headers().entries().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        return new WebRequest(
                request.method().name(), originForm(request.uri()), headers, ByteBufUtil.getBytes(request.content()));
    }

    // A client that takes the host for a proxy names it in the target.
    private static String originForm(String target) {
        int authority = target.indexOf("://");
        if (target.startsWith("/") || authority < 0) {
            return target.startsWith("/") ? target : "/" + target;
        }
        int path = target.indexOf('/', authority + 3);
        return path < 0 ? "/" : target.substring(path);
    }

    private void sendLater(ChannelHandlerContext context, WebReply reply, boolean keepAlive) {
        context.executor().execute(() -> {
            current = null;
            send(context, reply, keepAlive);
            serveNext(context);
        });
    }

    private static void send(ChannelHandlerContext context, WebReply reply, boolean keepAlive) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), Unpooled.wrappedBuffer(reply.body()));
        reply.headers().forEach(header -> response.headers().add(header.name(), header.value()));
        HttpUtil.setContentLength(response, reply.body().length);
        HttpUtil.setKeepAlive(response, keepAlive);
        var written = context.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        WebExchange abandoned = current;
        waiting.clear();
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
