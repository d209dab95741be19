// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.proxy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddressParser;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.ProxyChoice.Kind;

/**
 * Finds the proxy in the environment, or otherwise in the desktop's settings. This computer itself is never reached
 * through a proxy.
 */
final class SystemProxies {
    private static final int HTTP_PORT = 80;
    private static final int SOCKS_PORT = 1080;

    private final Map<String, String> environment;
    private final @Nullable ProxySelector selector;

    /** @param password for the proxy, or null; the receiver must wipe it */
    record Found(ProxyChoice proxy, byte @Nullable [] password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Found[" + proxy + "]";
        }
    }

    /** @param selector null if the platform has none */
    SystemProxies(Map<String, String> environment, @Nullable ProxySelector selector) {
        this.environment = environment;
        this.selector = selector;
    }

    /**
     * The proxy for a broker; empty if it is reached directly.
     *
     * @throws InvalidInputException if the environment specifies one that cannot be used
     */
    Optional<Found> find(BrokerAddress address) {
        if (NoProxy.isThisComputer(address.host())) {
            return Optional.empty();
        }
        for (String name : variables(address.transport())) {
            String value = variable(name);
            if (!value.isEmpty()) {
                return new NoProxy(variable("no_proxy")).covers(address.host(), address.port())
                        ? Optional.empty()
                        : Optional.of(parse(name, value));
            }
        }
        return selected(address);
    }

    /**
     * By the usual meaning of the names: a WebSocket starts as HTTP; anything else uses {@code all_proxy}, or otherwise
     * the tunnel that HTTPS would get.
     */
    private static List<String> variables(BrokerAddress.Transport transport) {
        return switch (transport) {
            case TCP, TLS -> List.of("all_proxy", "https_proxy", "http_proxy");
            case WEBSOCKET -> List.of("http_proxy", "all_proxy");
            case SECURE_WEBSOCKET -> List.of("https_proxy", "all_proxy");
        };
    }

    private String variable(String name) {
        String small = environment.getOrDefault(name, "").strip();
        return small.isEmpty()
                ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
                : small;
    }

    /** Parses {@code [scheme://][user[:password]@]host[:port][/]}. */
    static Found parse(String variable, String value) {
        int schemeEnd = value.indexOf("://");
        String scheme = schemeEnd < 0 ? "http" : value.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        Kind kind = switch (scheme) {
            case "http" -> Kind.HTTP;
            case "socks", "socks5", "socks5h" -> Kind.SOCKS5;
            default -> throw new InvalidInputException(Phrase.of("proxy.system.scheme", variable, scheme));
        };
        String rest = (schemeEnd < 0 ? value : value.substring(schemeEnd + 3)).replaceFirst("[/?#].*", "");
        int at = rest.lastIndexOf('@');
        String login = at < 0 ? "" : rest.substring(0, at);
        int colon = login.indexOf(':');
        try {
            // Percent signs are escaped in the login only; the rest must be a host and a port.
            URI place = new URI(null, rest.substring(at + 1), null, null, null);
            if (place.getHost() == null) {
                throw new URISyntaxException(rest.substring(at + 1), "no host");
            }
            String host = place.getHost().replaceAll("^\\[|]$", "");
            int port = place.getPort() > 0 ? place.getPort() : kind == Kind.HTTP ? HTTP_PORT : SOCKS_PORT;
            String userName = BrokerAddressParser.decode(
                    colon < 0 ? login : login.substring(0, colon), Phrase.of("address.what.userName"));
            byte @Nullable [] password = colon < 0
                    ? null
                    : BrokerAddressParser.decode(login.substring(colon + 1), Phrase.of("address.what.password"))
                            .getBytes(StandardCharsets.UTF_8);
            return new Found(new ProxyChoice(kind, host, port, userName), password);
        } catch (URISyntaxException | IllegalArgumentException e) {
            // Without the cause, whose message could hold the password.
            throw new InvalidInputException(Phrase.of("proxy.system.notValid", variable));
        }
    }

    private Optional<Found> selected(BrokerAddress address) {
        if (selector == null) {
            return Optional.empty();
        }
        for (String scheme : schemes(address.transport())) {
            for (Proxy proxy : proxies(selector, scheme, address)) {
                if (proxy.type() != Proxy.Type.DIRECT && proxy.address() instanceof InetSocketAddress place) {
                    Kind kind = proxy.type() == Proxy.Type.SOCKS ? Kind.SOCKS5 : Kind.HTTP;
                    return Optional.of(
                            new Found(new ProxyChoice(kind, place.getHostString(), place.getPort(), ""), null));
                }
            }
        }
        return Optional.empty();
    }

    /** The schemes to pass to a {@link ProxySelector}: "socket" stands for anything over TCP. */
    private static List<String> schemes(BrokerAddress.Transport transport) {
        return switch (transport) {
            case TCP, TLS -> List.of("socket", "https");
            case WEBSOCKET -> List.of("http", "socket");
            case SECURE_WEBSOCKET -> List.of("https", "socket");
        };
    }

    private static List<Proxy> proxies(ProxySelector selector, String scheme, BrokerAddress address) {
        String host = address.host().indexOf(':') >= 0 ? "[" + address.host() + "]" : address.host();
        try {
            List<Proxy> proxies = selector.select(new URI(scheme, null, host, address.port(), null, null, null));
            return proxies == null ? List.of() : proxies;
        } catch (URISyntaxException | IllegalArgumentException e) {
            // The host is not valid in a URI, or the selector does not know the scheme: no proxy.
            return List.of();
        }
    }
}
