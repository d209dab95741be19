// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;

/**
 * The proxy that a connection uses.
 *
 * @param host name or address, IPv6 without brackets; empty unless the kind is HTTP or SOCKS5
 * @param port 1 to 65,535; 0 unless the kind is HTTP or SOCKS5
 * @param userName empty: none; its password is {@link SecretField#PROXY_PASSWORD}
 */
public record ProxyChoice(Kind kind, String host, int port, String userName) {
    /** The kind of proxy. */
    public enum Kind {
        /** The proxy that the program's settings specify for all connections. */
        DEFAULT,
        /** The proxy of the operating system, if it has one for the broker's host. */
        SYSTEM,
        NONE,
        /** HTTP proxy, by the method CONNECT (RFC 9110, section 9.3.6). */
        HTTP,
        /** SOCKS5 proxy (RFC 1928), which also resolves names. */
        SOCKS5
    }

    public static final ProxyChoice DEFAULT = new ProxyChoice(Kind.DEFAULT, "", 0, "");
    public static final ProxyChoice NONE = new ProxyChoice(Kind.NONE, "", 0, "");
    public static final ProxyChoice SYSTEM = new ProxyChoice(Kind.SYSTEM, "", 0, "");

    /** Whether a proxy is used; false for a choice that is not resolved yet. */
    public boolean isUsed() {
        return kind == Kind.HTTP || kind == Kind.SOCKS5;
    }

    public ProxyChoice {
        if (kind == Kind.HTTP || kind == Kind.SOCKS5) {
            if (host.isEmpty()) {
                throw new InvalidInputException(Phrase.of("profile.proxy.noHost"));
            }
            if (port < 1 || port > 65_535) {
                throw new InvalidInputException(Phrase.of("profile.proxy.port", port));
            }
        }
    }
}
