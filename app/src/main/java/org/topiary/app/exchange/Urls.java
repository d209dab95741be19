// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.topiary.app.text.Texts;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.SecretField;

/** Addresses with what other tools put into them: user name, password, topic. */
final class Urls {
    private Urls() {}

    /**
     * A URL taken apart.
     *
     * @param bare without user name and password
     * @param password percent-decoded
     */
    record Parts(String bare, String userName, String password) {
        /** Says nothing about the password. */
        @Override
        public String toString() {
            return bare;
        }
    }

    /** @throws IllegalArgumentException if user name or password are not percent-encoded UTF-8 */
    static Parts split(String url) {
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

    /** Fills in an address; of one that is no WebSocket's, the path is a topic filter. */
    static void fill(Draft draft, String url, long qos) {
        Parts parts = split(url.strip());
        String bare = parts.bare();
        boolean webSocket = bare.startsWith("ws://") || bare.startsWith("wss://");
        int start = bare.indexOf("://") < 0 ? 0 : bare.indexOf("://") + 3;
        int slash = bare.indexOf('/', start);
        String topic = "";
        if (!webSocket && slash >= 0) {
            topic = decoded(bare.substring(slash + 1));
            bare = bare.substring(0, slash);
        }
        draft.address(BrokerAddress.parse(bare).address());
        draft.profile().userName(parts.userName());
        draft.secret(SecretField.PASSWORD, parts.password());
        if (!topic.isEmpty()) {
            draft.subscribe(topic, qos, true);
        }
    }

    /** A '+' stays one. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the text, and that may be a password.
            throw new IllegalArgumentException(Texts.get("import.percent"));
        }
    }
}
