// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.topiary.app.text.ShortNumbers;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.message.statistics.PacketSize;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.receive.MessageProperties;

/**
 * The MQTT 5 properties of a message as rows: those defined by MQTT, then the user properties, each group under a
 * heading. A row is created on request, because a packet may carry millions of user properties. Immutable; any thread.
 */
public final class PropertyRows {
    /** Bytes of correlation data that fit into {@link ForeignText#MAX_CHARS} characters. */
    private static final int MAX_BYTES = 90;

    /** Rounds the rest of a lifetime up: as long as there is one, it is not over. */
    private static final long ALMOST_A_SECOND = 999_999_999L;

    private static final int MAX_IDENTIFIERS = 20;

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** Stands for the message expiry interval, whose text depends on the time. */
    private static final Row EXPIRY = new Heading("");

    /** One line of the list. */
    public sealed interface Row {}

    /** The name of a group. */
    public record Heading(String text) implements Row {}

    /**
     * A name and its value, each in one line of at most some 300 characters.
     *
     * @param wholeName the name as it was sent
     * @param whole returns the full value: text as it was sent, bytes in hexadecimal
     * @param cut whether name or value are cut off
     * @param tip an explanation; empty for none
     */
    public record Property(String name, String value, String wholeName, Supplier<String> whole, boolean cut, String tip)
            implements Row {
        Property(String name, String value, String wholeName, Supplier<String> whole, boolean cut) {
            this(name, value, wholeName, whole, cut, "");
        }
    }

    private final int bytes;
    private final long timeNanos;
    private final List<Row> ofMqtt;
    private final MessageProperties properties;
    private final List<MessageProperties.UserProperty> ofUser;

    private PropertyRows(List<Row> ofMqtt, MessageProperties properties, int bytes, long timeNanos) {
        this.bytes = bytes;
        this.timeNanos = timeNanos;
        this.ofMqtt = List.copyOf(ofMqtt);
        this.properties = properties;
        this.ofUser = properties.userProperties();
    }

    /**
     * @param encoded as stored in the log; empty for none
     * @param timeNanos when the message arrived, nanoseconds since 1970-01-01T00:00Z
     */
    static PropertyRows of(byte[] encoded, long timeNanos) {
        try {
            MessageProperties properties = MessageProperties.decode(encoded);
            return new PropertyRows(ofMqtt(properties), properties, encoded.length, timeNanos);
        } catch (IllegalArgumentException e) {
            return new PropertyRows(
                    List.of(bytes("unreadable", encoded)), MessageProperties.NONE, encoded.length, timeNanos);
        }
    }

    /** Size of the properties as they are stored, in bytes. */
    public int bytes() {
        return bytes;
    }

    /** The properties themselves; none if they could not be read. */
    public MessageProperties properties() {
        return properties;
    }

    private static List<Row> ofMqtt(MessageProperties properties) {
        List<Row> rows = new ArrayList<>();
        if (!properties.contentType().isEmpty()) {
            rows.add(text("contentType", properties.contentType()));
        }
        if (properties.payloadFormat() >= 0) {
            rows.add(words(
                    "payloadFormat",
                    Texts.get(properties.payloadFormat() == 1 ? "message.property.utf8" : "message.property.bytes")));
        }
        if (!properties.responseTopic().isEmpty()) {
            rows.add(text("responseTopic", properties.responseTopic()));
        }
        if (properties.correlationData().length > 0) {
            rows.add(bytes("correlationData", properties.correlationData()));
        }
        if (properties.messageExpirySeconds() >= 0) {
            rows.add(EXPIRY);
        }
        if (!properties.subscriptionIdentifiers().isEmpty()) {
            rows.add(words(
                    "subscriptions",
                    properties.subscriptionIdentifiers().stream()
                            .limit(MAX_IDENTIFIERS)
                            .map(String::valueOf)
                            .collect(Collectors.joining(
                                    ", ",
                                    "",
                                    properties.subscriptionIdentifiers().size() > MAX_IDENTIFIERS ? ", …" : ""))));
        }
        if (properties.duplicate()) {
            rows.add(words("duplicate", Texts.get("message.property.yes")));
        }
        return rows;
    }

    private static Property words(String key, String value) {
        String name = Texts.get("message.property." + key);
        return new Property(name, value, name, () -> value, false);
    }

    private static Property text(String key, String value) {
        String name = Texts.get("message.property." + key);
        return new Property(name, ForeignText.quoted(value), name, () -> value, ForeignText.isCut(value));
    }

    private static Property bytes(String key, byte[] value) {
        String name = Texts.get("message.property." + key);
        boolean cut = value.length > MAX_BYTES;
        String shown = cut ? HEX.formatHex(Arrays.copyOf(value, MAX_BYTES)) + " …" : HEX.formatHex(value);
        return new Property(name, shown, name, () -> HEX.formatHex(value), cut);
    }

    private static Property user(MessageProperties.UserProperty property) {
        String name = property.name();
        String value = property.value();
        return new Property(
                ForeignText.quoted(name),
                ForeignText.quoted(value),
                name,
                () -> value,
                ForeignText.isCut(name) || ForeignText.isCut(value));
    }

    /** The bytes that the properties took in the PUBLISH packet, without their length and a topic alias. */
    long bytesInPacket() {
        long mark = properties.duplicate() ? 1 : 0;
        // The log keeps each identifier in four bytes.
        return bytes
                - mark
                - properties.subscriptionIdentifiers().stream()
                        .mapToLong(each -> Integer.BYTES - PacketSize.integer(each))
                        .sum();
    }

    private String expiry(long nowNanos) {
        long seconds = properties.messageExpirySeconds();
        long left = HistoryRow.expires(timeNanos, seconds) - nowNanos;
        return left > 0
                ? Texts.get("message.property.expires", seconds, ShortNumbers.age(left + ALMOST_A_SECOND))
                : Texts.get("message.property.expired", seconds, Times.age(-left));
    }

    public boolean isEmpty() {
        return ofMqtt.isEmpty() && ofUser.isEmpty();
    }

    /** The number of headings and properties. */
    public int count() {
        return withHeading(ofMqtt.size()) + withHeading(ofUser.size());
    }

    /** @param nowNanos the time that the window shows, nanoseconds since 1970-01-01T00:00Z */
    public Row row(int index, long nowNanos) {
        int first = withHeading(ofMqtt.size());
        if (index < first) {
            Row row = index == 0 ? new Heading(Texts.get("message.properties.mqtt")) : ofMqtt.get(index - 1);
            return row.equals(EXPIRY) ? words("expiry", expiry(nowNanos)) : row;
        }
        return index == first
                ? new Heading(Texts.get("message.properties.user", ofUser.size()))
                : user(ofUser.get(index - first - 1));
    }

    private static int withHeading(int size) {
        return size == 0 ? 0 : size + 1;
    }
}
