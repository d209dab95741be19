// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.topiary.mqtt.profile.BrokerAddress;

/** Addresses as the URL field shows them: with the user name, never with a password. */
public final class Urls {
    /**
     * A typed address taken apart from its password.
     *
     * @param url the address without the password and its colon
     */
    record WithoutPassword(String url, String password) {}

    private Urls() {}

    /** The URL of an address with the user name in front of the host, percent-encoded. */
    public static String of(BrokerAddress address, String userName) {
        String url = address.toUrl();
        int host = url.indexOf("://") + 3;
        return userName.isEmpty() ? url : url.substring(0, host) + encode(userName) + '@' + url.substring(host);
    }

    /** Takes out the password of {@code scheme://user:password@host}; empty when there is none. */
    static Optional<WithoutPassword> withoutPassword(String typed) {
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
        String password = decode(typed.substring(colon + 1, at));
        return Optional.of(new WithoutPassword(typed.substring(0, colon) + typed.substring(at), password));
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

    /** Percent-decoded where that is possible; a password with a bare percent sign is taken as it stands. */
    private static String decode(String text) {
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
}
