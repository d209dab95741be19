// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.tls.TlsDetails.Trust;

/**
 * Decides whether to trust a server. The platform's checks decide, including the one of the host name; only if they
 * fail, a pinned certificate or the option to accept anything lets the server through.
 */
final class ServerTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager authorities;
    private final TlsOptions options;
    private final String host;
    /** By fingerprint: a handshake that resumes an earlier one runs no check. */
    private final Map<String, Trust> decisions = new ConcurrentHashMap<>();

    /** @param host the name that the certificate must be valid for */
    ServerTrust(X509ExtendedTrustManager authorities, TlsOptions options, String host) {
        this.authorities = authorities;
        this.options = options;
        this.host = host;
    }

    /** Why the server with these certificates was trusted. */
    Trust of(Certificate[] chain) {
        // A server that got this far was trusted; the reason is unknown only if no check ran.
        return chain.length > 0 && chain[0] instanceof X509Certificate leaf
                ? decisions.getOrDefault(Fingerprints.of(leaf), Trust.ANYTHING)
                : Trust.ANYTHING;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        String fingerprint = Fingerprints.of(chain[0]);
        decisions.put(fingerprint, decide(chain, fingerprint, authType, engine));
    }

    private Trust decide(X509Certificate[] chain, String fingerprint, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType, engine);
            return options.authorities() instanceof Authorities.OfSystem ? Trust.SYSTEM : Trust.OWN_AUTHORITY;
        } catch (CertificateException | RuntimeException e) {
            // RuntimeException: a truststore without any authority.
            if (options.pinned().contains(fingerprint)) {
                return Trust.PINNED;
            }
            if (options.acceptAnything()) {
                return Trust.ANYTHING;
            }
            throw new UntrustedException(TrustFindings.of(chain, e, options, host), chain, e);
        }
    }

    /** This client uses engines only. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        authorities.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        authorities.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("Only server certificates are checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("Only server certificates are checked here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Only server certificates are checked here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
