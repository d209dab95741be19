// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.List;
import java.util.Set;

/**
 * The TLS settings of a connection, and whom it trusts. Passphrases and pasted keys are secrets, see
 * {@link SecretField}.
 *
 * @param authorities whom to trust
 * @param identity the client certificate to send if the broker requests one
 * @param serverName sent as SNI (RFC 6066, section 3), and the name that the certificate must be for; empty: the host
 *     of the address
 * @param alpn application protocols offered (RFC 7301), such as {@code mqtt} or {@code x-amzn-mqtt-ca}; empty: none
 * @param versions such as {@code TLSv1.3}; empty: the platform's
 * @param cipherSuites by their names in Java; empty: the platform's
 * @param checkHostName whether the certificate must be for the host
 * @param pinned SHA-256 fingerprints of certificates that are trusted despite any other fault, as 64 lower-case
 *     hexadecimal digits
 * @param acceptAnything whether every certificate is accepted: no security against anyone in the middle
 */
public record TlsOptions(
        Authorities authorities,
        ClientIdentity identity,
        String serverName,
        List<String> alpn,
        List<String> versions,
        List<String> cipherSuites,
        boolean checkHostName,
        Set<String> pinned,
        boolean acceptAnything) {
    public static final TlsOptions DEFAULT = new TlsOptions(
            new Authorities.OfSystem(),
            new ClientIdentity.None(),
            "",
            List.of(),
            List.of(),
            List.of(),
            true,
            Set.of(),
            false);

    public TlsOptions {
        alpn = List.copyOf(alpn);
        versions = List.copyOf(versions);
        cipherSuites = List.copyOf(cipherSuites);
        pinned = Set.copyOf(pinned);
    }

    /** The authorities whose certificates are trusted. */
    public sealed interface Authorities {
        /** The platform's. */
        record OfSystem() implements Authorities {}

        /** Only those in a PEM file. */
        record PemFile(String path) implements Authorities {}

        /** Only those in a pasted PEM text. */
        record Pem(String text) implements Authorities {}
    }

    /** The identity of this client. */
    public sealed interface ClientIdentity {
        record None() implements ClientIdentity {}

        /**
         * A PEM file with the certificate and its chain, and one with the key: PKCS#8, PKCS#1 or SEC 1, plain or
         * encrypted.
         */
        record PemFiles(String certificatePath, String keyPath) implements ClientIdentity {}

        /** A pasted PEM certificate with its chain; the key is {@link SecretField#PRIVATE_KEY}. */
        record Pem(String certificate) implements ClientIdentity {}

        /**
         * A keystore file.
         *
         * @param type {@code PKCS12} or {@code JKS}
         * @param alias empty: the first key
         */
        record KeyStoreFile(String type, String path, String alias) implements ClientIdentity {}

        /**
         * A hardware token.
         *
         * @param library path of the PKCS#11 module; its PIN is {@link SecretField#KEY_PASSPHRASE}
         * @param slot index in the list of slots, from 0
         * @param alias empty: the first key
         */
        record Pkcs11(String library, int slot, String alias) implements ClientIdentity {}
    }

    public TlsOptions withAuthorities(Authorities value) {
        return new TlsOptions(
                value, identity, serverName, alpn, versions, cipherSuites, checkHostName, pinned, acceptAnything);
    }

    public TlsOptions withIdentity(ClientIdentity value) {
        return new TlsOptions(
                authorities, value, serverName, alpn, versions, cipherSuites, checkHostName, pinned, acceptAnything);
    }

    public TlsOptions withCheckHostName(boolean value) {
        return new TlsOptions(
                authorities, identity, serverName, alpn, versions, cipherSuites, value, pinned, acceptAnything);
    }

    public TlsOptions withPinned(Set<String> value) {
        return new TlsOptions(
                authorities, identity, serverName, alpn, versions, cipherSuites, checkHostName, value, acceptAnything);
    }

    public TlsOptions withAcceptAnything(boolean value) {
        return new TlsOptions(
                authorities, identity, serverName, alpn, versions, cipherSuites, checkHostName, pinned, value);
    }
}
