package dev.firedrill.host;

import dev.firedrill.host.WebRequest.Header;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees a request's head before its body is read, asks how it is to be treated, and hands over at once what must not be
 * read to its end. Nothing is heard on that connection any more.
 */
final class Threshold extends ChannelInboundHandlerAdapter {

    /** How the request is treated that is being read. */
    static final AttributeKey<Treatment> TREATMENT = AttributeKey.valueOf(Threshold.class, "treatment");

    private static final String UNREADABLE = "(unreadable)";
    private static final byte[] UNREAD = new byte[0];

    private final WebService service;
    private @Nullable HttpRequest head;
    private boolean deaf;

    Threshold(WebService service) {
        this.service = service;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!deaf && message instanceof HttpRequest request) {
            head = request;
            context.channel().attr(TREATMENT).set(service.meet(read(request, UNREAD)));
        }
        HttpRequest early = deaf ? null : readEnough(context, message);
        if (early != null) {
            deaf = true;
            handOver(context, early);
        }
        if (deaf) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    private @Nullable HttpRequest readEnough(ChannelHandlerContext context, Object message) {
        Treatment treatment = context.channel().attr(TREATMENT).get();
        boolean enough = treatment != null
                && switch (treatment.reading()) {
                    case WHOLE -> false;
                    case HEAD -> true;
                    case PART -> message instanceof HttpContent;
                };
        return enough ? head : null;
    }

    private static void handOver(ChannelHandlerContext context, HttpRequest head) {
        var request = new DefaultFullHttpRequest(
                head.protocolVersion(),
                head.method(),
                head.uri(),
                Unpooled.EMPTY_BUFFER,
                head.headers(),
                EmptyHttpHeaders.INSTANCE);
        request.setDecoderResult(head.decoderResult());
        context.pipeline().context(Aggregation.class).fireChannelRead(request);
    }

    static WebRequest read(HttpRequest request, byte[] body) {
        List<Header> headers = request.headers().entries().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        return isGarbage(request)
                ? new WebRequest("?", UNREADABLE, headers, body)
                : new WebRequest(request.method().name(), originForm(request.uri()), headers, body);
    }

    // The decoder makes a request up when it could not read the first line.
    private static boolean isGarbage(HttpRequest request) {
        return request.decoderResult().isFailure() && request.uri().equals("/bad-request");
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
}
