package dev.firedrill.network;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/**
 * Notices clients that do not trust this run's certificate authority. Some say so during the handshake; others end it
 * and hang up without a word.
 */
final class TlsWatch extends ChannelInboundHandlerAdapter {

    private static final String DISTRUST = "; does the add-on trust the certificate authority of this run?";

    private final String target;
    private final Switchboard switchboard;
    private boolean settled;

    TlsWatch(String target, Switchboard switchboard) {
        this.target = target;
        this.switchboard = switchboard;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        settled = true;
        context.fireChannelRead(bytes);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            failed("the TLS handshake failed (" + handshake.cause().getMessage() + ")");
        } else if (event == ChannelInputShutdownEvent.INSTANCE || event instanceof SslCloseCompletionEvent) {
            hungUp();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        hungUp();
        context.fireChannelInactive();
    }

    private void hungUp() {
        failed("the client hung up without a request");
    }

    private void failed(String what) {
        if (!settled) {
            settled = true;
            switchboard.failed(target, what + DISTRUST);
        }
    }
}
