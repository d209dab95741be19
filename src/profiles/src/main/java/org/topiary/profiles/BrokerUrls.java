// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress;

/**
 * Converts broker addresses to and from URLs with an optional user name and password before the host (RFC 3986, section
 * 3.2.1).
 */
public final class BrokerUrls {
    /**
     * A typed address separated from its password.
     *
     * @param url the address without the password and its colon
     */
    public record WithoutPassword(String url, String password) {}

    /**
     * The parts of a URL.
     *
     * @param bare without user name and password
     * @param password percent-decoded
     */
    public record Parts(String bare, String userName, String password) {
        /** Omits the password. */
        @Override
        public String toString() {
            return bare;
        }
    }

    private BrokerUrls() {}

    /** The URL of an address with the percent-encoded user name before the host. */
    public static String of(BrokerAddress address, String userName) {
        String url = address.toUrl();
        int host = url.indexOf("://") + 3;
        return userName.isEmpty() ? url : url.substring(0, host) + encode(userName) + '@' + url.substring(host);
    }

    /** Separates the password from {@code scheme://user:password@host}; empty if there is none. */
    public static Optional<WithoutPassword> withoutPassword(String typed) {
        int separator = typed.indexOf("://");
        int start = separator < 0 ? 0 : separator + 3;
        int end = start;
        while (end < typed.length() && "/?#".indexOf(typed.charAt(end)) < 0) {
            end++;
        }
        int at = typed.lastIndexOf('@', end - 1);
        int colon = typed.indexOf(':', start);
        if (at < start || colon < 0 || colon > at) {
            return Optional.empty();
        }
        String password = decodedOrAsIs(typed.substring(colon + 1, at));
        return Optional.of(new WithoutPassword(typed.substring(0, colon) + typed.substring(at), password));
    }

    /**
     * Separates the user name and the password from a URL.
     *
     * @throws IllegalArgumentException if they are not percent-encoded UTF-8; the message does not quote the text
     */
    public static Parts split(String url) {
        int start = url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3;
        int end = start;
        while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
            end++;
        }
        int at = url.lastIndexOf('@', end - 1);
        if (at < start) {
            return new Parts(url, "", "");
        }
        String login = url.substring(start, at);
        int colon = login.indexOf(':');
        String userName = colon < 0 ? login : login.substring(0, colon);
        String password = colon < 0 ? "" : login.substring(colon + 1);
        return new Parts(url.substring(0, start) + url.substring(at + 1), decoded(userName), decoded(password));
    }

    private static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~!$&'()*+,;=".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }

    /** Percent-decodes a text if possible; a password with a bare percent sign is returned unchanged. */
    private static String decodedOrAsIs(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out[length++] = in[i];
                continue;
            }
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return text;
            }
            out[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * Percent-decodes a text; a plus sign is kept.
     *
     * @throws IllegalArgumentException if it is not percent-encoded UTF-8; the message does not quote the text
     */
    public static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the text: that may be a password.
            throw new InvalidInputException(Phrase.of("address.urlPercent"));
        }
    }
}
