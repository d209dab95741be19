// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress.Parsed;
import org.topiary.mqtt.profile.BrokerAddress.Transport;

/**
 * Parses a broker address that a user has typed or pasted. Does not use java.net.URI, which rejects an underscore in a
 * host name.
 */
public final class BrokerAddressParser {
    private static final String SEPARATOR = "://";
    private static final String DEFAULT_WEBSOCKET_PATH = "/mqtt";
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[0-9A-Za-z._~-]+)?");
    private static final Pattern HOST_FAULT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]");

    private BrokerAddressParser() {}

    static Parsed parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw new InvalidInputException(Phrase.of("address.empty"));
        }
        if (text.chars()
                .anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSpaceChar(c))) {
            throw new InvalidInputException(Phrase.of("address.spaces"));
        }
        int separator = text.indexOf(SEPARATOR);
        Transport transport = separator < 0 ? Transport.TCP : transport(text.substring(0, separator));
        String rest = separator < 0 ? text : text.substring(separator + SEPARATOR.length());
        if (rest.indexOf('#') >= 0) {
            throw new InvalidInputException(Phrase.of("address.hash"));
        }
        int end = endOfAuthority(rest);
        String authority = rest.substring(0, end);
        String path = path(transport, rest.substring(end));
        int at = authority.lastIndexOf('@');
        String userName = at < 0 ? "" : userName(authority.substring(0, at));
        return address(transport, authority.substring(at + 1), path, userName);
    }

    private static Transport transport(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "mqtt", "tcp" -> Transport.TCP;
            case "mqtts", "ssl", "tls" -> Transport.TLS;
            case "ws" -> Transport.WEBSOCKET;
            case "wss" -> Transport.SECURE_WEBSOCKET;
            case "http" -> throw new InvalidInputException(Phrase.of("address.http"));
            case "https" -> throw new InvalidInputException(Phrase.of("address.https"));
            default -> throw new InvalidInputException(Phrase.of("address.scheme", scheme));
        };
    }

    private static int endOfAuthority(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '/' || rest.charAt(i) == '?') {
                return i;
            }
        }
        return rest.length();
    }

    private static String path(Transport transport, String path) {
        if (!transport.isWebSocket()) {
            if (!path.isEmpty() && !path.equals("/")) {
                throw new InvalidInputException(Phrase.of("address.path", path));
            }
            return "";
        }
        if (path.isEmpty() || path.startsWith("?")) {
            return DEFAULT_WEBSOCKET_PATH + path;
        }
        decode(path, Phrase.of("address.what.path"));
        return path;
    }

    private static String userName(String text) {
        if (text.indexOf(':') >= 0) {
            throw new InvalidInputException(Phrase.of("address.password"));
        }
        return decode(text, Phrase.of("address.what.userName"));
    }

    private static Parsed address(Transport transport, String hostAndPort, String path, String userName) {
        String host;
        String port;
        if (hostAndPort.startsWith("[")) {
            int bracket = hostAndPort.indexOf(']');
            if (bracket < 0) {
                throw new InvalidInputException(Phrase.of("address.bracket"));
            }
            // RFC 6874 writes the zone's percent sign as %25; users write it unescaped.
            host = hostAndPort.substring(1, bracket).replace("%25", "%");
            port = hostAndPort.substring(bracket + 1);
            if (!IPV6.matcher(host).matches()) {
                throw new InvalidInputException(Phrase.of("address.notIpv6", host));
            }
        } else {
            int colon = hostAndPort.indexOf(':');
            if (colon >= 0 && hostAndPort.indexOf(':', colon + 1) >= 0) {
                throw new InvalidInputException(Phrase.of("address.brackets", hostAndPort));
            }
            host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
            port = colon < 0 ? "" : hostAndPort.substring(colon);
            if (host.isEmpty()) {
                throw new InvalidInputException(Phrase.of("address.empty.host"));
            }
            var fault = HOST_FAULT.matcher(host);
            if (fault.find()) {
                throw new InvalidInputException(Phrase.of("address.hostCharacter", host, fault.group()));
            }
        }
        int number = port.isEmpty() ? transport.defaultPort() : port(port);
        return new Parsed(new BrokerAddress(transport, host, number, path), userName);
    }

    private static int port(String text) {
        String digits = text.substring(1);
        boolean number =
                text.charAt(0) == ':' && !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        // Six digits are already too many; the check keeps parseInt from overflowing.
        int port = number && digits.length() <= 5 ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            throw new InvalidInputException(Phrase.of("address.portNumber", digits));
        }
        return port;
    }

    /** Decodes %XX in the text as UTF-8. Unlike in a form, a '+' stays a '+'. */
    public static String decode(String text, Phrase what) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.put(in[i]);
            } else {
                int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
                int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new InvalidInputException(Phrase.of("address.percent", what));
                }
                out.put((byte) (high << 4 | low));
                i += 2;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(Phrase.of("address.notUtf8", what));
        }
    }
}
