// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.failure;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
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
    static Failure of(Throwable error, ProxyChoice proxy, BrokerAddress address, Phrase detail) {
        Phrase place = place(proxy);
        if (!ExceptionCauses.has(error, REFUSED)) {
            return notReached(error, proxy, place, detail);
        }
        String messages = ExceptionCauses.messages(error);
        String said = messages.toLowerCase(Locale.ROOT);
        if (said.contains(", timeout")) {
            return new Failure(Phrase.of("proxy.noAnswer", place), Phrase.of("proxy.noAnswer.advice"), detail, false);
        }
        if (said.contains("unexpected authmethod") || said.contains("authstatus")) {
            return login(proxy, place, detail);
        }
        Matcher status = STATUS.matcher(messages);
        if (status.find()) {
            return proxy.kind() == Kind.HTTP
                    ? http(status.group(1), proxy, place, address, detail)
                    : socks(status.group(1), status.group(2), place, address, detail);
        }
        return new Failure(
                proxy.kind() == Kind.HTTP ? Phrase.of("proxy.notHttp", place) : Phrase.of("proxy.notSocks", place),
                proxy.kind() == Kind.HTTP ? Phrase.of("proxy.notHttp.advice") : Phrase.of("proxy.notSocks.advice"),
                detail,
                false);
    }

    private static Failure notReached(Throwable error, ProxyChoice proxy, Phrase place, Phrase detail) {
        if (isUnknownHost(error)) {
            return new Failure(
                    Phrase.of("proxy.unknownHost", proxy.host()), Phrase.of("connect.checkSpelling"), detail, false);
        }
        if (isRefused(error)) {
            return new Failure(Phrase.of("proxy.refused", place), Phrase.of("proxy.refused.advice"), detail, false);
        }
        return new Failure(
                isTimeout(error) ? Phrase.of("proxy.silent", place) : Phrase.of("proxy.unreachable", place),
                Phrase.of("proxy.notReached.advice"),
                detail,
                false);
    }

    private static Failure http(String status, ProxyChoice proxy, Phrase place, BrokerAddress address, Phrase detail) {
        int code = Integer.parseInt(status.substring(0, 3));
        return switch (code) {
            // Some proxies answer a wrong password as if they were the server itself.
            case 401, 407 -> login(proxy, place, detail);
            case 403, 405, 451 -> target(Phrase.verbatim(ForeignText.quoted(status)), place, address, detail);
            case 500, 502, 503, 504 ->
                behind(Phrase.of("proxy.answered", ForeignText.quoted(status)), place, address, detail);
            default ->
                new Failure(
                        Phrase.of("proxy.noTunnel", place, place(address), ForeignText.quoted(status)),
                        Phrase.of("proxy.noTunnel.advice"),
                        detail,
                        false);
        };
    }

    /** Uses the codes of RFC 1928, section 6. */
    private static Failure socks(String status, String code, Phrase place, BrokerAddress address, Phrase detail) {
        return switch (code) {
            case "2" -> target(Phrase.of("proxy.reason.rules"), place, address, detail);
            case "1" -> behind(Phrase.of("proxy.reason.general"), place, address, detail);
            case "3" -> behind(Phrase.of("proxy.reason.network"), place, address, detail);
            case "4" -> behind(Phrase.of("proxy.reason.host"), place, address, detail);
            case "5" -> behind(Phrase.of("proxy.reason.refused"), place, address, detail);
            case "6" -> behind(Phrase.of("proxy.reason.noAnswer"), place, address, detail);
            case "8" -> target(Phrase.of("proxy.reason.addressType"), place, address, detail);
            default -> target(Phrase.verbatim(ForeignText.quoted(status)), place, address, detail);
        };
    }

    private static Failure login(ProxyChoice proxy, Phrase place, Phrase detail) {
        if (proxy.userName().isEmpty()) {
            return new Failure(
                    Phrase.of("proxy.loginNeeded", place), Phrase.of("proxy.loginNeeded.advice"), detail, true);
        }
        return new Failure(Phrase.of("proxy.loginRefused", place), Phrase.of("proxy.loginRefused.advice"), detail, true)
                .asking(SecretField.PROXY_PASSWORD);
    }

    private static Failure target(Phrase reason, Phrase place, BrokerAddress address, Phrase detail) {
        return new Failure(
                Phrase.of("proxy.target", place, place(address), reason),
                Phrase.of("proxy.target.advice"),
                detail,
                true);
    }

    private static Failure behind(Phrase reason, Phrase place, BrokerAddress address, Phrase detail) {
        return new Failure(
                Phrase.of("proxy.behind", place, place(address), reason),
                Phrase.of("proxy.behind.advice"),
                detail,
                false);
    }

    private static Phrase place(ProxyChoice proxy) {
        String at = proxy.host() + ":" + proxy.port();
        return proxy.kind() == Kind.HTTP ? Phrase.of("proxy.http", at) : Phrase.of("proxy.socks", at);
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
