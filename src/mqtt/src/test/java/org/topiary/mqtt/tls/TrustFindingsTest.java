// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.IntStream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.topiary.mqtt.TlsProfiles;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.testkit.English;
import org.topiary.testkit.TestCertificates;
import org.topiary.testkit.TestCertificates.Identity;

/** Tests certificate problems that no broker can be made to show any more, and the comparison of host names. */
class TrustFindingsTest {
    private static final TestCertificates CA = new TestCertificates("CA");

    @Test
    void aKeyThatIsTooShortIsCalledWeak() throws Exception {
        Identity weak = CA.weakServer("localhost");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", CA.certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        X509Certificate[] chain = weak.chain().toArray(X509Certificate[]::new);
        CertificateException error = catchThrowableOfType(
                CertificateException.class,
                () -> ((X509TrustManager) factory.getTrustManagers()[0]).checkServerTrusted(chain, "UNKNOWN"));

        TrustFindings findings =
                TrustFindings.of(chain, error, TlsProfiles.trusting(new Authorities.Pem(CA.pem())), "localhost");
        assertThat(English.text(findings.sentence()))
                .isEqualTo("uses an algorithm or a key that is too weak (SHA256withECDSA, RSA 512)");
        assertThat(English.text(findings.advice())).contains("2048");
    }

    @Test
    void namesOfACertificateAreQuotedAndFew() {
        String[] names = IntStream.range(0, 400)
                .mapToObj(number -> "host" + number + ".example")
                .toArray(String[]::new);
        X509Certificate[] chain = CA.server(names).chain().toArray(X509Certificate[]::new);

        assertThat(English.text(TrustFindings.of(
                                chain,
                                new CertificateException(),
                                TlsProfiles.trusting(new Authorities.Pem(CA.pem())),
                                "localhost")
                        .sentence()))
                .isEqualTo(
                        "is for another host: for “host0.example”, “host1.example”, “host2.example” and 397 more, not for localhost");
    }

    @Test
    void aNameCannotAddALineToASentence() {
        Identity forged = new TestCertificates("CA\nFingerprint: 00 11").server("localhost");
        X509Certificate[] chain = forged.chain().toArray(X509Certificate[]::new);
        CertificateException error = new CertificateException("unable to find valid certification path");

        assertThat(English.text(
                        TrustFindings.of(chain, error, TlsProfiles.trusting(new Authorities.Pem(CA.pem())), "localhost")
                                .sentence()))
                .isEqualTo("was issued by “CA⏎Fingerprint: 00 11”, which is not a trusted CA of this connection");
    }

    @Test
    void aWildcardStandsForOneLabelAndAnAddressForItself() {
        X509Certificate certificate =
                CA.server("*.example.org", "::1", "10.0.0.1").certificate();

        assertThat(Certificates.names(certificate, "a.EXAMPLE.org")).isTrue();
        assertThat(Certificates.names(certificate, "a.b.example.org")).isFalse();
        assertThat(Certificates.names(certificate, "example.org")).isFalse();
        assertThat(Certificates.names(certificate, "0:0:0:0:0:0:0:1")).isTrue();
        assertThat(Certificates.names(certificate, "10.0.0.1")).isTrue();
        assertThat(Certificates.names(certificate, "10.0.0.2")).isFalse();
    }
}
