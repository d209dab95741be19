// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.failure;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.ProxyChoice.Kind;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.words.ExceptionCauses;

/**
 * Explains failures on the way to a proxy, in the proxy, or behind it. With a proxy, a refused connection or an unknown
 * name refers to the proxy itself; what the proxy finds behind it, it reports in its own protocol.
 */
public final class ProxyFailures {
    private static final String REFUSED = "ProxyConnectException";
    /** An HTTP status has three digits and a text, a SOCKS5 status a name with the number in parentheses. */
    private static final Pattern STATUS = Pattern.compile("\\bstatus: (\\d{3}[^\\n]*|[A-Z_]+\\((-?\\d+)\\))");

    private ProxyFailures() {}

    /** Whether the fault is on the way to the proxy, in the proxy, or in its answer. */
    public static boolean concerns(Throwable error, ProxyChoice proxy) {
        return proxy.isUsed()
                && (ExceptionCauses.has(error, REFUSED)
                        || isUnknownHost(error)
                        || isTimeout(error)
                        || isNoRoute(error)
                        || isRefused(error));
    }

    /** For an attempt whose error concerns the proxy. */
    static Failure of(Throwable error, ProxyChoice proxy, BrokerAddress address, String detail) {
        String place = place(proxy);
        if (!ExceptionCauses.has(error, REFUSED)) {
            return notReached(error, proxy, place, detail);
        }
        String said = detail.toLowerCase(java.util.Locale.ROOT);
        if (said.contains(", timeout")) {
            return new Failure(
                    "The " + place + " did not answer.",
                    "Another service may use that port, or the proxy gets no answer from the broker. Check the host, the port and the type of the proxy.",
                    detail,
                    false);
        }
        if (said.contains("unexpected authmethod") || said.contains("authstatus")) {
            return login(proxy, place, detail);
        }
        Matcher status = STATUS.matcher(detail);
        if (status.find()) {
            return proxy.kind() == Kind.HTTP
                    ? http(status.group(1), proxy, place, address, detail)
                    : socks(status.group(1), status.group(2), place, address, detail);
        }
        return new Failure(
                "The " + place + " did not answer like " + (proxy.kind() == Kind.HTTP ? "an HTTP" : "a SOCKS5")
                        + " proxy.",
                "Check the host and the port of the proxy, and whether it is "
                        + (proxy.kind() == Kind.HTTP ? "a SOCKS5" : "an HTTP") + " proxy instead.",
                detail,
                false);
    }

    private static Failure notReached(Throwable error, ProxyChoice proxy, String place, String detail) {
        if (isUnknownHost(error)) {
            return new Failure(
                    "The proxy host \"" + proxy.host() + "\" is unknown.",
                    "Check the spelling, and that this computer is on the right network or VPN.",
                    detail,
                    false);
        }
        if (isRefused(error)) {
            return new Failure(
                    "The " + place + " refused the connection.",
                    "Check the host and the port of the proxy and that it is running, or choose another way to connect.",
                    detail,
                    false);
        }
        return new Failure(
                "The " + place + (isTimeout(error) ? " does not answer." : " cannot be reached."),
                "The proxy is off or unreachable from here. Check the network of this computer, and the host and the port of the proxy.",
                detail,
                false);
    }

    private static Failure http(String status, ProxyChoice proxy, String place, BrokerAddress address, String detail) {
        int code = Integer.parseInt(status.substring(0, 3));
        return switch (code) {
            // Some proxies answer a wrong password as if they were the server itself.
            case 401, 407 -> login(proxy, place, detail);
            case 403, 405, 451 -> target(ForeignText.quoted(status), place, address, detail);
            case 500, 502, 503, 504 -> behind("it answered " + ForeignText.quoted(status), place, address, detail);
            default ->
                new Failure(
                        "The " + place + " opened no tunnel to " + place(address) + ": it answered "
                                + ForeignText.quoted(status) + ".",
                        "Ask the administrator of the proxy, or choose another way to connect.",
                        detail,
                        false);
        };
    }

    /** Uses the codes of RFC 1928, section 6. */
    private static Failure socks(String status, String code, String place, BrokerAddress address, String detail) {
        return switch (code) {
            case "2" -> target("its rules do not allow it", place, address, detail);
            case "1" -> behind("it only reported \"general failure\"", place, address, detail);
            case "3" -> behind("the network is unreachable", place, address, detail);
            case "4" -> behind("the host is unreachable", place, address, detail);
            case "5" -> behind("the connection was refused", place, address, detail);
            case "6" -> behind("there was no answer in time", place, address, detail);
            case "8" -> target("it does not support this type of address", place, address, detail);
            default -> target(status, place, address, detail);
        };
    }

    private static Failure login(ProxyChoice proxy, String place, String detail) {
        if (proxy.userName().isEmpty()) {
            return new Failure(
                    "The " + place + " requires a user name and a password.",
                    "Enter those for the proxy, not for the broker.",
                    detail,
                    true);
        }
        return new Failure(
                        "The " + place + " does not accept the user name or the password.",
                        "Check those for the proxy, not for the broker.",
                        detail,
                        true)
                .asking(SecretField.PROXY_PASSWORD);
    }

    private static Failure target(String reason, String place, BrokerAddress address, String detail) {
        return new Failure(
                "The " + place + " refuses to connect to " + place(address) + ": " + reason + ".",
                "Many proxies allow only a few ports, such as 443. Ask its administrator, or use a WebSocket listener of the broker on such a port.",
                detail,
                true);
    }

    private static Failure behind(String reason, String place, BrokerAddress address, String detail) {
        return new Failure(
                "The " + place + " cannot reach " + place(address) + ": " + reason + ".",
                "The proxy works, but it cannot connect to the broker. Check the host and the port of the broker, as seen from the proxy.",
                detail,
                false);
    }

    private static String place(ProxyChoice proxy) {
        return (proxy.kind() == Kind.HTTP ? "HTTP" : "SOCKS5") + " proxy " + proxy.host() + ":" + proxy.port();
    }

    private static String place(BrokerAddress address) {
        return address.host() + ":" + address.port();
    }

    private static boolean isUnknownHost(Throwable error) {
        return ExceptionCauses.find(error, UnknownHostException.class) != null
                || ExceptionCauses.find(error, UnresolvedAddressException.class) != null;
    }

    private static boolean isTimeout(Throwable error) {
        return ExceptionCauses.has(error, "ConnectTimeoutException")
                || ExceptionCauses.says(error, "connection timed out");
    }

    private static boolean isNoRoute(Throwable error) {
        return ExceptionCauses.find(error, NoRouteToHostException.class) != null
                || (ExceptionCauses.find(error, SocketException.class) != null
                        && ExceptionCauses.says(error, "unreachable"));
    }

    private static boolean isRefused(Throwable error) {
        return ExceptionCauses.find(error, ConnectException.class) != null && ExceptionCauses.says(error, "refused");
    }
}
