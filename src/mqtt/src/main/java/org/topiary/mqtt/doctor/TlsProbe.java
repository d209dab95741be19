// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.doctor;

import com.hivemq.client.mqtt.MqttProxyConfig;
import com.hivemq.client.mqtt.MqttProxyProtocol;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.failure.ConnectFailures;
import org.topiary.mqtt.failure.Failure;
import org.topiary.mqtt.failure.ProxyFailures;
import org.topiary.mqtt.packet.PacketFaults;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.HostNames;
import org.topiary.mqtt.proxy.ProxyConfigs;
import org.topiary.mqtt.words.ExceptionCauses;

/**
 * Finds out whether a port that rejected a connection without TLS expects TLS: sends a ClientHello (RFC 8446, section
 * 4.1.2) on a second connection, through the same proxy. Nothing that the server sends is trusted or used, apart from
 * the fact that it is a TLS record. Has its own thread, which ends with the probe.
 */
public final class TlsProbe {
    private static final int LIMIT_MILLIS = 2_000;
    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;
    /** The major version of all versions since SSL 3.0 (RFC 8446, section 5.1). */
    private static final int RECORD_MAJOR_VERSION = 3;

    private TlsProbe() {}

    /**
     * Returns at once. Completes within two seconds, normally unless it is cancelled, which ends the probe: with the
     * failure itself, or with one that says that the port expects TLS.
     *
     * @param failure the failure of the attempt, in words
     * @param error the error of the attempt
     */
    public static CompletableFuture<Failure> refine(
            Failure failure, Throwable error, ConnectionProfile profile, ConnectionSecrets secrets) {
        if (!mayExpectTls(ExceptionCauses.unwrap(error), profile)) {
            return CompletableFuture.completedFuture(failure);
        }
        CompletableFuture<Boolean> answer = ask(profile, secrets);
        CompletableFuture<Failure> refined =
                answer.thenApply(tls -> tls ? speaksTls(profile.address(), failure.detail()) : failure);
        var _ = refined.whenComplete((result, problem) -> answer.complete(false));
        return refined;
    }

    /**
     * Whether an attempt without TLS ended as on a port that expects TLS: the port closes the connection, or its answer
     * is neither MQTT nor a WebSocket.
     */
    private static boolean mayExpectTls(Throwable error, ConnectionProfile profile) {
        BrokerAddress address = profile.address();
        if (address.transport().isTls() || ProxyFailures.concerns(error, profile.proxy())) {
            return false;
        }
        return ExceptionCauses.find(error, ConnectionClosedException.class) != null
                || ConnectFailures.isResetBeforeMqtt(error)
                || PacketFaults.isDecodeFault(error)
                || (address.transport().isWebSocket() && isNoWebSocket(error));
    }

    /** Many web servers answer a request without TLS on a TLS port with status 400. */
    private static boolean isNoWebSocket(Throwable error) {
        return ExceptionCauses.says(error, "closed")
                || ExceptionCauses.says(error, "getstatus: 400")
                || ExceptionCauses.says(error, "getstatus: 999");
    }

    private static Failure speaksTls(BrokerAddress address, Phrase detail) {
        boolean webSocket = address.transport().isWebSocket();
        String better = new BrokerAddress(
                        webSocket ? Transport.SECURE_WEBSOCKET : Transport.TLS,
                        address.host(),
                        address.port(),
                        address.path())
                .toUrl();
        return new Failure(
                Phrase.of(
                        "tls.expected.port",
                        address.port(),
                        address.host(),
                        address.transport().scheme()),
                webSocket ? Phrase.of("tls.expected.webSocket", better) : Phrase.of("tls.expected.tcp", better),
                Phrase.lines(List.of(detail, Phrase.of("tls.expected.detail"))),
                false);
    }

    /** Completes when the answer is known, at the latest after the limit. */
    private static CompletableFuture<Boolean> ask(ConnectionProfile profile, ConnectionSecrets secrets) {
        CompletableFuture<Boolean> answer =
                new CompletableFuture<Boolean>().completeOnTimeout(false, LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        Optional<MqttProxyConfig> proxy =
                profile.proxy().isUsed() ? Optional.of(ProxyConfigs.of(profile, secrets)) : Optional.empty();
        NioEventLoopGroup group = new NioEventLoopGroup(
                1, Thread.ofPlatform().daemon().name("topiary-tls-probe").factory());
        var _ = answer.whenComplete((tls, problem) -> {
            var _ = group.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
        });
        // On the event loop, because the name of the proxy is looked up there.
        group.execute(() -> {
            try {
                connect(group, profile.address(), proxy, answer);
            } catch (GeneralSecurityException | SSLException | RuntimeException e) {
                answer.complete(false);
            }
        });
        return answer;
    }

    private static void connect(
            NioEventLoopGroup group,
            BrokerAddress address,
            Optional<MqttProxyConfig> proxy,
            CompletableFuture<Boolean> answer)
            throws GeneralSecurityException, SSLException {
        String host = HostNames.ascii(address.host());
        ByteBuf hello = hello(host, address.port());
        Optional<ProxyHandler> way = proxy.map(TlsProbe::handler);
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, LIMIT_MILLIS)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        way.ifPresent(handler -> channel.pipeline().addLast(handler));
                        channel.pipeline().addLast(new Answer(hello, answer));
                    }
                });
        if (way.isPresent()) {
            // The proxy looks up the name.
            bootstrap = bootstrap.resolver(NoopAddressResolverGroup.INSTANCE);
        }
        var _ = bootstrap
                .connect(InetSocketAddress.createUnresolved(host, address.port()))
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        answer.complete(false);
                    }
                });
    }

    private static ProxyHandler handler(MqttProxyConfig config) {
        InetSocketAddress address = new InetSocketAddress(
                config.getAddress().getHostString(), config.getAddress().getPort());
        String user = config.getUsername().orElse("");
        String password = config.getPassword().orElse("");
        if (config.getProtocol() == MqttProxyProtocol.HTTP) {
            return user.isEmpty() ? new HttpProxyHandler(address) : new HttpProxyHandler(address, user, password);
        }
        return user.isEmpty() ? new Socks5ProxyHandler(address) : new Socks5ProxyHandler(address, user, password);
    }

    private static ByteBuf hello(String host, int port) throws GeneralSecurityException, SSLException {
        SSLContext context = SSLContext.getInstance("TLS");
        // The handshake stops at the server's first answer, so there is nothing to trust.
        context.init(null, new TrustManager[0], null);
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), record);
        return Unpooled.wrappedBuffer(record.flip());
    }

    /** Sends a ClientHello and reads the header of the first record that comes back. */
    private static final class Answer extends ByteToMessageDecoder {
        private final ByteBuf hello;
        private final CompletableFuture<Boolean> answer;

        Answer(ByteBuf hello, CompletableFuture<Boolean> answer) {
            this.hello = hello;
            this.answer = answer;
        }

        /** With a proxy, it is sent when the proxy's handler has finished. */
        @Override
        public void channelActive(ChannelHandlerContext context) {
            var _ = context.writeAndFlush(hello);
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            if (in.readableBytes() >= 2) {
                int type = in.readUnsignedByte();
                boolean isTls = (type == HANDSHAKE || type == ALERT) && in.readUnsignedByte() == RECORD_MAJOR_VERSION;
                in.skipBytes(in.readableBytes());
                answer.complete(isTls);
            }
        }

        @Override
        protected void handlerRemoved0(ChannelHandlerContext context) {
            answer.complete(false);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            answer.complete(false);
        }
    }
}
