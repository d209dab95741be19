// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.words.ExceptionCauses;

/** A server that is not trusted, with all faults of its certificate. */
public final class UntrustedException extends CertificateException {
    private static final long serialVersionUID = 1;

    private final transient TrustFindings findings;
    private final transient UntrustedServer server;

    UntrustedException(TrustFindings findings, X509Certificate[] chain, Throwable cause) {
        super(ExceptionCauses.message(cause), cause);
        this.findings = findings;
        server = new UntrustedServer(
                Phrase.of("tls.trust.certificate", findings.sentence()), Certificates.describe(chain));
    }

    public TrustFindings findings() {
        return findings;
    }

    public UntrustedServer server() {
        return server;
    }
}
