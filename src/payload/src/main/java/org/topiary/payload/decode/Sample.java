// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.Locale;

/**
 * A payload to decode, and what is known about its message.
 *
 * @param topic topic name; empty if the payload has none
 * @param bytes the payload; nobody may modify it
 * @param position of the message in its log; -1 if it is in none
 * @param timeNanos time of arrival, nanoseconds since 1970-01-01T00:00Z; 0 if not known
 */
public record Sample(String topic, byte[] bytes, Properties properties, long position, long timeNanos) {
    /**
     * The MQTT 5 properties that describe a payload.
     *
     * @param contentType empty if not sent
     * @param text whether the payload format indicator says that the payload is UTF-8 text
     */
    public record Properties(String contentType, boolean text) {
        /** A message without these properties. */
        public static final Properties NONE = new Properties("", false);

        /** The content type in lower case, without parameters; empty if not sent. */
        public String mediaType() {
            if (contentType.isEmpty()) {
                return "";
            }
            int end = contentType.indexOf(';');
            return (end < 0 ? contentType : contentType.substring(0, end))
                    .strip()
                    .toLowerCase(Locale.ROOT);
        }
    }

    /** A payload about which nothing else is known. */
    public static Sample of(byte[] bytes) {
        return new Sample("", bytes, Properties.NONE, -1, 0);
    }
}
