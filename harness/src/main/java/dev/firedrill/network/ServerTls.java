package dev.firedrill.network;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** TLS under one name. Made when somebody comes: it takes a moment, and most runs need few of the names. */
final class ServerTls {

    private final Supplier<SslContext> maker;
    private @Nullable SslContext made;

    ServerTls(Supplier<SslContext> maker) {
        this.maker = maker;
    }

    /** Serves one connection. */
    synchronized SslHandler handler(ByteBufAllocator buffers) {
        SslContext context = made;
        if (context == null) {
            context = maker.get();
            made = context;
        }
        return context.newHandler(buffers);
    }
}
