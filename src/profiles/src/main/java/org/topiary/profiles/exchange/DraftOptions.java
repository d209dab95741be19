// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.Will;

/** The options of CONNECT and the last will of a {@link ConnectionDraft}. */
final class DraftOptions {
    private final ConnectionDraft draft;
    private boolean cleanStart = true;
    private long keepAlive = ConnectOptions.DEFAULT_KEEP_ALIVE_SECONDS;
    private long sessionExpiry = -1;
    private long receiveMaximum = -1;
    private long maximumPacketSize = -1;
    private long topicAliasMaximum = -1;
    private boolean responseInformation = ConnectOptions.DEFAULT.requestResponseInformation();
    private boolean problemInformation = ConnectOptions.DEFAULT.requestProblemInformation();
    private final List<UserProperty> properties = new ArrayList<>();

    private String willTopic = "";
    private byte[] willPayload = new byte[0];
    private long willQos;
    private boolean willRetain;
    private long willDelay;
    private long willExpiry = -1;
    private String willContentType = "";
    private String willResponseTopic = "";
    private String willCorrelation = "";
    private final List<UserProperty> willProperties = new ArrayList<>();

    DraftOptions(ConnectionDraft draft) {
        this.draft = draft;
    }

    void cleanStart(boolean value) {
        cleanStart = value;
    }

    void keepAliveSeconds(long value) {
        keepAlive =
                within(Phrase.of("import.what.keepalive"), value, 0, 65_535, ConnectOptions.DEFAULT_KEEP_ALIVE_SECONDS);
    }

    void sessionExpirySeconds(long value) {
        sessionExpiry = within(Phrase.of("import.what.expiry"), value, 0, ConnectOptions.LARGEST_UNSIGNED_INT, -1);
    }

    void receiveMaximum(long value) {
        receiveMaximum = within(Phrase.of("import.what.receive"), value, 1, 65_535, -1);
    }

    void maximumPacketSize(long value) {
        maximumPacketSize = within(Phrase.of("import.what.packet"), value, 1, ConnectOptions.LARGEST_PACKET, -1);
    }

    void topicAliasMaximum(long value) {
        topicAliasMaximum = within(Phrase.of("import.what.alias"), value, 0, 65_535, -1);
    }

    void responseInformation(boolean value) {
        responseInformation = value;
    }

    void problemInformation(boolean value) {
        problemInformation = value;
    }

    void property(String name, String value) {
        properties.add(new UserProperty(name, value));
    }

    /** @param topic empty if there is no will */
    void will(String topic, String payload, long qos, boolean retain) {
        willTopic = topic;
        willPayload = payload.getBytes(StandardCharsets.UTF_8);
        willQos = within(Phrase.of("import.what.will.qos"), qos, 0, 2, 0);
        willRetain = retain;
        if (willPayload.length > 65_535) {
            willTopic = "";
            draft.note(Phrase.of("import.will.long"));
        }
    }

    void willDelaySeconds(long value) {
        willDelay = within(Phrase.of("import.what.will.delay"), value, 0, ConnectOptions.LARGEST_UNSIGNED_INT, 0);
    }

    void willExpirySeconds(long value) {
        willExpiry = within(Phrase.of("import.what.will.expiry"), value, 0, ConnectOptions.LARGEST_UNSIGNED_INT, -1);
    }

    void willContentType(String value) {
        willContentType = value;
    }

    void willResponseTopic(String value) {
        willResponseTopic = value;
    }

    void willCorrelation(String value) {
        willCorrelation = value;
    }

    void willProperty(String name, String value) {
        willProperties.add(new UserProperty(name, value));
    }

    /** The value, or, with a note, the fallback if it is out of bounds. */
    long within(Phrase what, long value, long least, long most, long fallback) {
        if (value >= least && value <= most) {
            return value;
        }
        draft.note(
                Phrase.of("import.bounds", what, String.valueOf(value), String.valueOf(least), String.valueOf(most)));
        return fallback;
    }

    ConnectOptions build() {
        return new ConnectOptions(
                cleanStart,
                (int) keepAlive,
                sessionExpiry,
                (int) receiveMaximum,
                (int) maximumPacketSize,
                (int) topicAliasMaximum,
                responseInformation,
                problemInformation,
                properties);
    }

    Optional<Will> buildWill() {
        return willTopic.isEmpty()
                ? Optional.empty()
                : Optional.of(new Will(
                        willTopic,
                        willPayload,
                        Qos.ofLevel((int) willQos),
                        willRetain,
                        willDelay,
                        willExpiry,
                        willContentType,
                        willResponseTopic,
                        willCorrelation.getBytes(StandardCharsets.UTF_8),
                        willProperties,
                        false));
    }
}
