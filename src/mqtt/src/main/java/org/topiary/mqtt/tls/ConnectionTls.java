// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.HostNames;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;

/**
 * The TLS of one connection: creates the engines of its handshakes and keeps what the last of them agreed on. Replaces
 * what the MQTT client would create itself, because the client has no settings for SNI and ALPN and gives no access to
 * a handshake.
 */
public final class ConnectionTls extends SslContext {
    private static final String CHECK_HOST_NAME = "HTTPS";

    private final TlsOptions options;
    private final String host;
    private final SSLContext context;
    private final ServerTrust trust;
    private final ClientKeyManager keys;
    private volatile @Nullable TlsDetails details;

    private ConnectionTls(
            TlsOptions options, String host, SSLContext context, ServerTrust trust, ClientKeyManager keys) {
        this.options = options;
        this.host = host;
        this.context = context;
        this.trust = trust;
        this.keys = keys;
    }

    /**
     * TLS for a profile's connection; empty if it uses none. Created again for each request to connect, because the
     * user may have corrected a file.
     */
    public static Optional<ConnectionTls> of(ConnectionProfile profile, ConnectionSecrets secrets)
            throws TlsSetupException {
        BrokerAddress address = profile.address();
        return address.transport().isTls()
                ? Optional.of(prepare(profile.tls(), secrets, HostNames.ascii(address.host())))
                : Optional.empty();
    }

    /**
     * Reads files and may access a token: never on the network thread or the JavaFX application thread.
     *
     * @param host host of the address, in its ASCII form
     * @throws TlsSetupException with a sentence that names what is wrong
     */
    static ConnectionTls prepare(TlsOptions options, ConnectionSecrets secrets, String host) throws TlsSetupException {
        String name = options.serverName().isEmpty() ? host : options.serverName();
        TlsNames.check(options);
        ServerTrust trust = new ServerTrust(authorities(options.authorities()), options, name);
        ClientKeyManager keys = new ClientKeyManager(ClientKeys.load(options.identity(), secrets));
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
            return new ConnectionTls(options, name, context, trust, keys);
        } catch (GeneralSecurityException e) {
            throw new TlsSetupException(Phrase.of("tls.notSupported", Explained.phrase(e)), Phrase.NONE, e);
        }
    }

    private static X509ExtendedTrustManager authorities(Authorities authorities) throws TlsSetupException {
        return switch (authorities) {
            case Authorities.OfSystem() -> ofSystem();
            case Authorities.PemFile(String path) ->
                trustManager(store(PemCertificates.ofFile(Phrase.of("tls.source.ca"), path)));
            case Authorities.Pem(String text) ->
                trustManager(store(PemCertificates.of(Phrase.of("tls.source.ca.pasted"), text)));
        };
    }

    private static X509ExtendedTrustManager ofSystem() throws TlsSetupException {
        List<X509Certificate> system = SystemAuthorities.load();
        return trustManager(system.isEmpty() ? null : store(system));
    }

    private static KeyStore store(List<? extends Certificate> certificates) throws TlsSetupException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("ca" + i, certificates.get(i));
            }
            return store;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new TlsSetupException(Phrase.of("tls.cas", Explained.phrase(e)), Phrase.NONE, e);
        }
    }

    /** @param store null: that of the Java runtime */
    private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store) throws TlsSetupException {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
            throw new GeneralSecurityException("no trust manager for X.509");
        } catch (GeneralSecurityException e) {
            throw new TlsSetupException(
                    Phrase.of("tls.trustStore", Explained.phrase(e)), Phrase.of("tls.trustStore.advice"), e);
        }
    }

    /** What the last successful handshake agreed on; empty before the first. */
    public Optional<TlsDetails> details() {
        return Optional.ofNullable(details);
    }

    /** The client's side of the last handshake. */
    public ClientKeyManager keys() {
        return keys;
    }

    /** @param timeout of the handshake, in ms */
    public MqttClientSslConfig config(int timeout) {
        return MqttClientSslConfig.builder()
                .handshakeTimeout(timeout, TimeUnit.MILLISECONDS)
                // Without a verifier, the client enables the platform's check.
                .hostnameVerifier(options.checkHostName() ? null : (name, session) -> true)
                .build();
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator, String peerHost, int peerPort) {
        keys.forget();
        SSLEngine engine = context.createSSLEngine(host, peerPort);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        if (!options.versions().isEmpty()) {
            parameters.setProtocols(options.versions().toArray(String[]::new));
        }
        if (!options.cipherSuites().isEmpty()) {
            parameters.setCipherSuites(options.cipherSuites().toArray(String[]::new));
        }
        if (!options.alpn().isEmpty()) {
            parameters.setApplicationProtocols(options.alpn().toArray(String[]::new));
        }
        if (!options.serverName().isEmpty() && !Certificates.isAddress(host)) {
            // By default the platform sends only names that contain a dot.
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        parameters.setEndpointIdentificationAlgorithm(options.checkHostName() ? CHECK_HOST_NAME : null);
        engine.setSSLParameters(parameters);
        return engine;
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator) {
        return newEngine(allocator, host, -1);
    }

    @Override
    protected SslHandler newHandler(ByteBufAllocator allocator, String peerHost, int peerPort, boolean startTls) {
        SslHandler handler = super.newHandler(allocator, peerHost, peerPort, startTls);
        handler.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                details = agreed(handler.engine());
            }
        });
        return handler;
    }

    private TlsDetails agreed(SSLEngine engine) throws SSLPeerUnverifiedException {
        SSLSession session = engine.getSession();
        Certificate[] chain = session.getPeerCertificates();
        return new TlsDetails(
                session.getProtocol(),
                session.getCipherSuite(),
                Objects.requireNonNullElse(engine.getApplicationProtocol(), ""),
                Certificates.describe(chain),
                trust.of(chain));
    }

    @Override
    public boolean isClient() {
        return true;
    }

    @Override
    public List<String> cipherSuites() {
        return options.cipherSuites().isEmpty()
                ? List.of(context.getDefaultSSLParameters().getCipherSuites())
                : options.cipherSuites();
    }

    @Override
    @SuppressWarnings("deprecation")
    public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
        return options::alpn;
    }

    @Override
    public SSLSessionContext sessionContext() {
        return context.getClientSessionContext();
    }
}
