package dev.firedrill.toxiproxy;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.timeout.IdleStateEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One control connection. Answers one request after the other, and each within a bound: what connections did not
 * acknowledge by then is answered with 503.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for an answer to be written
final class ControlHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(ControlHandler.class);

    private static final long PATIENCE_SECONDS = 2;

    /** A client that sends more requests than this without awaiting an answer is cut off. */
    private static final int MOST_WAITING = 100;

    private final Api api;
    private final Semantics semantics;
    private final AtomicLong requests;
    private final Queue<Request> waiting = new ArrayDeque<>();
    private boolean busy;

    private record Request(String agent, @Nullable Call call) {}

    ControlHandler(Api api, Semantics semantics, AtomicLong requests) {
        this.api = api;
        this.semantics = semantics;
        this.requests = requests;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            refuseForGood(context);
            return;
        }
        waiting.add(read(request));
        if (waiting.size() > MOST_WAITING) {
            context.close();
        } else {
            answerNext(context);
        }
    }

    // What comes behind something that is no request cannot be told from it.
    private void refuseForGood(ChannelHandlerContext context) {
        send(context, Reply.plain(400, "400 Bad Request"));
        context.close();
    }

    /** A client that neither asks nor awaits an answer. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && !busy) {
            context.close();
        }
    }

    private void answerNext(ChannelHandlerContext context) {
        Request next = busy ? null : waiting.poll();
        if (next == null) {
            return;
        }
        busy = true;
        CompletableFuture<Reply> answer = carryOut(next);
        var deadline = context.executor()
                .schedule(() -> answer.completeExceptionally(unacknowledged()), PATIENCE_SECONDS, TimeUnit.SECONDS);
        answer.whenCompleteAsync(
                (reply, trouble) -> {
                    deadline.cancel(false);
                    send(context, trouble == null ? reply : failed(trouble));
                },
                context.executor());
    }

    private static Refusal unacknowledged() {
        return new Refusal(
                503,
                "Not every connection acknowledged the change within " + PATIENCE_SECONDS
                        + " s. It is made as soon as they can.");
    }

    private CompletableFuture<Reply> carryOut(Request request) {
        if (request.agent().startsWith("Mozilla/")) {
            // A page in a browser could otherwise be led here by its name server.
            return CompletableFuture.completedFuture(Reply.plain(403, "User agent not allowed"));
        }
        Call call = request.call();
        if (call == null) {
            return CompletableFuture.completedFuture(Reply.plain(400, "400 Bad Request"));
        }
        try {
            return api.answer(call);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Request read(FullHttpRequest request) {
        return new Request(request.headers().get(HttpHeaderNames.USER_AGENT, ""), call(request));
    }

    /** Null when its path is not a path. */
    private static @Nullable Call call(FullHttpRequest request) {
        try {
            String path = new QueryStringDecoder(request.uri()).rawPath();
            List<String> parts = Stream.of(
                            path.substring(path.startsWith("/") ? 1 : 0).split("/", -1))
                    .map(part -> QueryStringDecoder.decodeComponent(part.replace("+", "%2B")))
                    .toList();
            return new Call(request.method().name(), parts, ByteBufUtil.getBytes(request.content()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Reply failed(Throwable trouble) {
        Throwable cause = trouble instanceof CompletionException wrapped ? wrapped.getCause() : trouble;
        if (cause instanceof Refusal refusal) {
            return Reply.refused(refusal);
        }
        LOG.error("A request to the Toxiproxy server failed.", cause);
        return Reply.refused(new Refusal(500, "internal error: " + cause));
    }

    private void send(ChannelHandlerContext context, Reply reply) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(reply.status()),
                Unpooled.copiedBuffer(reply.text(), StandardCharsets.UTF_8));
        headers(response.headers(), reply);
        if (reply.status() != 204) {
            HttpUtil.setContentLength(response, response.content().readableBytes());
        }
        context.writeAndFlush(response);
        busy = false;
        answerNext(context);
    }

    private void headers(HttpHeaders headers, Reply reply) {
        headers.set("X-Toxiproxy-Request-Id", Long.toString(requests.incrementAndGet()));
        headers.set("X-Toxiproxy-Semantics", semantics.text());
        if (!reply.type().isEmpty()) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, reply.type());
        }
        if (reply.type().equals(Reply.PLAIN)) {
            headers.set("X-Content-Type-Options", "nosniff");
        }
    }

    /** A client that broke its connection; nobody is left to be answered. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, @Nullable Throwable cause) {
        context.close();
    }
}
