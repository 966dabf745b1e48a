package dev.firedrill.host;

import dev.firedrill.fault.Mishap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Puts answers on the wire: well, or in one of the ways in which answers go wrong there. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
final class Wire {

    /** How many bytes an answer lacks that announces too many. */
    private static final int LACKING = 64;

    private static final int PIECES = 20;
    private static final String NO_CHUNK_SIZE = "not-a-size\r\n";

    private final ChannelHandlerContext context;
    private final WebReply reply;
    private final boolean keepAlive;

    private Wire(ChannelHandlerContext context, WebReply reply, boolean keepAlive) {
        this.context = context;
        this.reply = reply;
        this.keepAlive = keepAlive && !reply.closes();
    }

    /**
     * Sends an answer. What is returned is done when the next one may follow.
     *
     * @param keepAlive whether the client wants the connection kept
     * @param mishap how the answer goes wrong; null when it does not
     */
    static ChannelFuture send(
            ChannelHandlerContext context, WebReply reply, boolean keepAlive, @Nullable Mishap mishap) {
        var wire = new Wire(context, reply, keepAlive);
        if (mishap instanceof Mishap.CutMidBody) {
            return wire.cutMidBody();
        } else if (mishap instanceof Mishap.WrongLength) {
            return wire.wrongLength();
        } else if (mishap instanceof Mishap.MalformedChunk) {
            return wire.malformedChunk();
        } else if (mishap instanceof Mishap.Dribble dribble) {
            return wire.dribble(dribble.over());
        }
        return wire.whole();
    }

    private ChannelFuture whole() {
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()), Unpooled.wrappedBuffer(reply.body()));
        addHeaders(response);
        HttpUtil.setContentLength(response, reply.body().length);
        return closeUnlessKept(context.writeAndFlush(response));
    }

    private ChannelFuture cutMidBody() {
        writeHead(reply.body().length);
        return context.writeAndFlush(content(0, half())).addListener(written -> cut(context.channel()));
    }

    private ChannelFuture wrongLength() {
        writeHead(reply.body().length + LACKING);
        return context.writeAndFlush(content(0, reply.body().length)).addListener(ChannelFutureListener.CLOSE);
    }

    // The codec would not write such a thing, so it goes past it.
    private ChannelFuture malformedChunk() {
        HttpResponse head = head();
        head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        context.write(head);
        context.write(content(0, half()));
        ByteBuf malformed = Unpooled.copiedBuffer(NO_CHUNK_SIZE, StandardCharsets.US_ASCII);
        return context.pipeline()
                .context(HttpServerCodec.class)
                .writeAndFlush(malformed)
                .addListener(ChannelFutureListener.CLOSE);
    }

    private ChannelFuture dribble(Duration time) {
        int pieces = Math.max(1, Math.min(PIECES, reply.body().length));
        writeHead(reply.body().length);
        context.flush();
        ChannelPromise over = context.newPromise();
        for (int piece = 0; piece < pieces; piece++) {
            int from = reply.body().length * piece / pieces;
            int to = reply.body().length * (piece + 1) / pieces;
            context.executor()
                    .schedule(
                            () -> context.writeAndFlush(content(from, to)),
                            time.toNanos() * (piece + 1) / pieces,
                            TimeUnit.NANOSECONDS);
        }
        context.executor()
                .schedule(
                        () -> context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT, over),
                        time.toNanos(),
                        TimeUnit.NANOSECONDS);
        return closeUnlessKept(over);
    }

    private void writeHead(int length) {
        HttpResponse head = head();
        HttpUtil.setContentLength(head, length);
        context.write(head);
    }

    private HttpResponse head() {
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()));
        addHeaders(head);
        return head;
    }

    private void addHeaders(HttpResponse response) {
        reply.headers().forEach(header -> response.headers().add(header.name(), header.value()));
        HttpUtil.setKeepAlive(response, keepAlive);
    }

    private DefaultHttpContent content(int from, int to) {
        return new DefaultHttpContent(Unpooled.wrappedBuffer(reply.body(), from, to - from));
    }

    private int half() {
        return reply.body().length / 2;
    }

    private ChannelFuture closeUnlessKept(ChannelFuture written) {
        return keepAlive ? written : written.addListener(ChannelFutureListener.CLOSE);
    }

    /** Ends a connection with a reset, whatever is still to be sent. */
    static void cut(Channel channel) {
        try {
            ((SocketChannel) channel).config().setSoLinger(0);
        } catch (ChannelException e) {
            // It is closed already.
        }
        channel.close();
    }
}
