// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.topiary.core.text.Phrase;

/** Reads certificates as PEM text (RFC 7468, section 5), from a file or pasted; a file may also contain one in DER. */
final class PemCertificates {
    private static final Phrase ADVICE = Phrase.of("tls.certificate.notPem.advice");

    private PemCertificates() {}

    /**
     * @param what such as {@code CA file}
     * @return in their order, not empty
     */
    static List<X509Certificate> ofFile(Phrase what, String path) throws TlsSetupException {
        byte[] content = TlsFiles.read(what, path);
        Phrase source = Phrase.of("tls.source.file", what, path);
        if (content.length > 0 && content[0] == 0x30) {
            try {
                return List.of(parse(content));
            } catch (CertificateException e) {
                throw new TlsSetupException(Phrase.of("tls.certificate.notPem", source), ADVICE, e);
            }
        }
        // The base64 of PEM is ASCII; the text around it may be anything.
        return of(source, new String(content, StandardCharsets.ISO_8859_1));
    }

    /**
     * @param source such as {@code pasted CA certificate}, for the sentence
     * @return in their order, not empty
     */
    static List<X509Certificate> of(Phrase source, String text) throws TlsSetupException {
        List<X509Certificate> certificates = new ArrayList<>();
        String other = "";
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (block.getType().equals("CERTIFICATE") || block.getType().equals("X509 CERTIFICATE")) {
                    certificates.add(parse(block.getContent()));
                } else {
                    other = block.getType();
                }
            }
        } catch (IOException | CertificateException | RuntimeException e) {
            throw new TlsSetupException(
                    Phrase.of("tls.certificate.damaged", source, (certificates.size() + 1)),
                    Phrase.of("tls.copyAgain"),
                    e);
        }
        if (certificates.isEmpty()) {
            throw new TlsSetupException(
                    other.isEmpty()
                            ? Phrase.of("tls.certificate.none", source)
                            : Phrase.of("tls.certificate.none.block", source, other),
                    ADVICE);
        }
        return certificates;
    }

    private static X509Certificate parse(byte[] content) throws CertificateException {
        Certificate certificate =
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
        return (X509Certificate) certificate;
    }
}
