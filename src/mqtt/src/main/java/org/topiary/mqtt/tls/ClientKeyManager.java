// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Offers the one configured client certificate, whichever authorities the broker names: its list may be incomplete, and
 * a refusal says more than a certificate that was withheld. Records that the broker requested one.
 */
public final class ClientKeyManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "client";

    private final Optional<ClientKey> key;
    private volatile boolean asked;
    private volatile List<String> authorities = List.of();

    public ClientKeyManager(Optional<ClientKey> key) {
        this.key = key;
    }

    /** Whether the broker requested a certificate in the last handshake. */
    public boolean wasAsked() {
        return asked;
    }

    /**
     * The authorities whose certificates the broker said it accepts, as distinguished names; empty if it did not say.
     */
    public List<String> authorities() {
        return authorities;
    }

    void forget() {
        asked = false;
        authorities = List.of();
    }

    public Optional<ClientKey> key() {
        return key;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        asked = true;
        authorities = issuers == null
                ? List.of()
                : Stream.of(issuers).map(Principal::getName).toList();
        return aliasFor(keyTypes);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return aliasFor(keyTypes);
    }

    private @Nullable String aliasFor(String... keyTypes) {
        return key.filter(client -> Stream.of(keyTypes)
                        .anyMatch(type ->
                                type.equals(client.certificate().getPublicKey().getAlgorithm())))
                .map(client -> ALIAS)
                .orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = aliasFor(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return key.map(client -> client.chain().toArray(X509Certificate[]::new)).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return key.map(ClientKey::key).orElse(null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }
}
