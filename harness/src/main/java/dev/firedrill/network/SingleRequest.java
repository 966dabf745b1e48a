package dev.firedrill.network;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;

/**
 * Lets one request of plain HTTP through to where it leads, and no other after it: the next might lead elsewhere. Both
 * sides are told that the connection ends with the answer.
 */
final class SingleRequest extends ChannelInboundHandlerAdapter {

    private boolean over;

    private SingleRequest() {}

    static void join(SocketChannel near, SocketChannel far) {
        near.pipeline().addLast(new SingleRequest());
        far.pipeline().addLast(new HttpRequestEncoder());
        Forwarding.join(near, far);
    }

    /** The request as the server itself wants it, not a proxy. */
    static HttpRequest rewritten(HttpRequest request) {
        URI url = URI.create(request.uri());
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        HttpHeaders headers = request.headers().copy();
        headers.remove("Proxy-Connection").remove(HttpHeaderNames.PROXY_AUTHORIZATION);
        headers.set(HttpHeaderNames.CONNECTION, "close");
        return new DefaultHttpRequest(request.protocolVersion(), request.method(), target, headers);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (over) {
            ReferenceCountUtil.release(message);
        } else {
            over = message instanceof LastHttpContent;
            context.fireChannelRead(message);
        }
    }
}
