// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLException;

/** Tells the ways apart in which a TLS handshake fails. */
final class TlsFailures {
    private TlsFailures() {}

    static boolean isTls(Throwable error) {
        return Failures.find(error, SSLException.class) != null
                || Failures.find(error, CertificateException.class) != null
                || Failures.has(error, "NotSslRecordException")
                || Failures.has(error, "ClosedChannelException");
    }

    static Failure of(Throwable error, BrokerAddress address, String detail) {
        String place = address.host() + ":" + address.port();
        if (Failures.find(error, CertificateExpiredException.class) != null) {
            return failed("the certificate of " + place + " has expired",
                    "Who runs the broker must renew it. Check the clock of this computer, too.", detail, true);
        }
        if (Failures.find(error, CertificateNotYetValidException.class) != null) {
            return failed("the certificate of " + place + " is not valid yet", "Check the clock of this computer.",
                    detail, true);
        }
        if (Failures.find(error, CertPathBuilderException.class) != null
                || Failures.find(error, CertPathValidatorException.class) != null
                || Failures.says(error, "unable to find valid certification path")) {
            return failed("the certificate of " + place + " is not trusted",
                    "It was not issued by an authority this system knows. If it is your own authority, add its certificate to the "
                            + "system's trust store.", detail, true);
        }
        if (Failures.says(error, "no subject alternative") || Failures.says(error, "no name matching")) {
            return failed("the certificate of " + place + " is for another host name",
                    "Connect by the name the certificate was issued for; it must contain \"" + address.host() + "\".",
                            detail, true);
        }
        if (Failures.has(error, "NotSslRecordException")) {
            return failed(place + " does not speak TLS",
                    "The port expects " + Failures.otherTransport(address) + ", or it is the wrong port.", detail,
                            false);
        }
        if (Failures.says(error, "timed out")) {
            return failed(place + " did not answer the TLS handshake",
                    "The port may expect " + Failures.otherTransport(address) + ".", detail, false);
        }
        if (Failures.says(error, "certificate_required") || Failures.says(error, "bad_certificate")) {
            return failed(place + " asks for a client certificate", "This broker lets in only clients that have one.",
                    detail, true);
        }
        if (Failures.says(error, "fatal alert")) {
            return failed(place + " rejected the TLS handshake",
                    "The two sides may share no TLS version or cipher, or the broker asks for a client certificate.",
                            detail, false);
        }
        if (Failures.has(error, "ClosedChannelException") || Failures.says(error, "closed")
                || Failures.says(error, "connection reset") || Failures.says(error, "broken pipe")) {
            return failed(place + " closed the connection during the TLS handshake",
                    "The port may expect " + Failures.otherTransport(address) + ".", detail, false);
        }
        return failed(Failures.message(error), "", detail, false);
    }

    private static Failure failed(String reason, String advice, String detail, boolean lasting) {
        return new Failure("No secure connection: " + reason + ".", advice, detail, lasting);
    }
}
