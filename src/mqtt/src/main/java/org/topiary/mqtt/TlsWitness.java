// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;

/**
 * Sees which TLS version a handshake agreed on, which the MQTT client does not tell. Every check, that of the host
 * name included, is left
 * to the trust manager of the platform; a handshake that resumes an earlier one is not seen and has that one's version.
 */
final class TlsWitness {
    private volatile String protocol = "";

    /** Such as "TLSv1.3"; empty before the first handshake. */
    String protocol() {
        return protocol;
    }

    /** The platform's trust managers, watched. */
    TrustManagerFactory trustManagers() {
        try {
            TrustManagerFactory platform = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            platform.init((KeyStore) null);
            TrustManager[] managers = platform.getTrustManagers();
            for (int i = 0; i < managers.length; i++) {
                if (managers[i] instanceof X509ExtendedTrustManager manager) {
                    managers[i] = new Watched(manager);
                }
            }
            return new Fixed(platform, managers);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot read the system's trust store: " + e.getMessage(), e);
        }
    }

    private void saw(@Nullable SSLSession session) {
        if (session != null) {
            protocol = session.getProtocol();
        }
    }

    private static final class Fixed extends TrustManagerFactory {
        Fixed(TrustManagerFactory platform, TrustManager[] managers) {
            super(new FixedSpi(managers), platform.getProvider(), platform.getAlgorithm());
        }
    }

    private static final class FixedSpi extends TrustManagerFactorySpi {
        private final TrustManager[] managers;

        FixedSpi(TrustManager[] managers) {
            this.managers = managers;
        }

        @Override
        protected void engineInit(@Nullable KeyStore store) {}

        @Override
        protected void engineInit(ManagerFactoryParameters parameters) {}

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return managers.clone();
        }
    }

    private final class Watched extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager platform;

        Watched(X509ExtendedTrustManager platform) {
            this.platform = platform;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            saw(engine.getHandshakeSession());
            platform.checkServerTrusted(chain, authType, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            platform.checkServerTrusted(chain, authType, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            platform.checkServerTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            platform.checkClientTrusted(chain, authType, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            platform.checkClientTrusted(chain, authType, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            platform.checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return platform.getAcceptedIssuers();
        }
    }
}
