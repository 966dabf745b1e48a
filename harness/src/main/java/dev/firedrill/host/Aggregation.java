package dev.firedrill.host;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import org.jspecify.annotations.Nullable;

/**
 * Collects a request's body. One that is too large is passed on without it, so that it is answered and recorded like
 * any other; what is still to come of it is read and dropped.
 */
final class Aggregation extends HttpObjectAggregator {

    private final int mostBytes;

    Aggregation(int mostBytes) {
        super(mostBytes);
        this.mostBytes = mostBytes;
    }

    static boolean tooLarge(HttpRequest request) {
        return request.decoderResult().cause() instanceof TooLongBody;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        if (oversized instanceof HttpRequest head) {
            var request = new DefaultFullHttpRequest(
                    head.protocolVersion(),
                    head.method(),
                    head.uri(),
                    Unpooled.EMPTY_BUFFER,
                    head.headers(),
                    EmptyHttpHeaders.INSTANCE);
            request.setDecoderResult(DecoderResult.failure(new TooLongBody()));
            context.fireChannelRead(request);
        }
    }

    /** Nobody is asked to go on with what would be too large; it is refused in the ordinary way. */
    @Override
    protected @Nullable Object newContinueResponse(HttpMessage start, int maxContentLength, ChannelPipeline pipeline) {
        return HttpUtil.getContentLength(start, 0L) > mostBytes
                ? null
                : super.newContinueResponse(start, maxContentLength, pipeline);
    }

    /** The mark of a request whose body is too large. */
    private static final class TooLongBody extends TooLongFrameException {
        private static final long serialVersionUID = 1L;
    }
}
