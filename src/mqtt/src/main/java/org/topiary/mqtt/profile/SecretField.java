// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

/** The secrets that a connection may need. They are stored by these names, separately from the profile. */
public enum SecretField {
    /** UTF-8 text, or any bytes; at most 65,535 of them. */
    PASSWORD("password"),
    /** UTF-8 text: opens the private key or the key store, or is the PIN of the token. */
    KEY_PASSPHRASE("keyPassphrase"),
    /** PEM text of a pasted private key. */
    PRIVATE_KEY("privateKey"),
    /** UTF-8 text. */
    PROXY_PASSWORD("proxyPassword"),
    /** Any bytes, at most 65,535: the data of enhanced authentication. */
    AUTHENTICATION_DATA("authenticationData"),
    /** UTF-8 text: the header {@code Authorization} of the WebSocket request. */
    WEBSOCKET_AUTHORIZATION("webSocketAuthorization");

    private final String key;

    SecretField(String key) {
        this.key = key;
    }

    /** The name by which a secret is stored; never changes. */
    public String key() {
        return key;
    }
}
