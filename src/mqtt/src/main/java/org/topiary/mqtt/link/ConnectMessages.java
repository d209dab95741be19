// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.mqtt.datatypes.MqttUtf8String;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.auth.Mqtt5EnhancedAuthMechanism;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectRestrictions;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckRestrictions;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.Will;

/**
 * Converts a profile to the CONNECT of either version (section 3.1), and a CONNACK to the limits it sets (section 3.2).
 */
final class ConnectMessages {
    /**
     * How long the broker keeps the session of a connection without clean start: long enough to reconnect, not forever.
     */
    private static final long DEFAULT_SESSION_EXPIRY_SECONDS = 3_600;

    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;

    private ConnectMessages() {}

    /**
     * @param again whether this is a reconnect: a session that outlives its connection is then resumed, even if the
     *     first connection started clean
     */
    static Mqtt5Connect mqtt5(
            ConnectionProfile profile,
            byte @Nullable [] password,
            @Nullable Mqtt5EnhancedAuthMechanism mechanism,
            boolean again) {
        ConnectOptions options = profile.options();
        long expiry = sessionExpirySeconds(profile);
        return Mqtt5Connect.builder()
                .cleanStart(profile.startsClean() && !(again && expiry > 0))
                .sessionExpiryInterval(expiry)
                .keepAlive(options.keepAliveSeconds())
                .restrictions(restrictions(options))
                .simpleAuth(authentication(profile.userName(), password))
                .enhancedAuth(mechanism)
                .willPublish(profile.will().map(ConnectMessages::will5).orElse(null))
                .userProperties(userProperties(options.userProperties()))
                .build();
    }

    static Mqtt3Connect mqtt3(ConnectionProfile profile, byte @Nullable [] password) {
        return Mqtt3Connect.builder()
                .cleanSession(profile.startsClean())
                .keepAlive(profile.options().keepAliveSeconds())
                .simpleAuth(authentication3(profile.userName(), password))
                .willPublish(profile.will().map(ConnectMessages::will3).orElse(null))
                .build();
    }

    /** The session expiry that the CONNECT requests. */
    static long sessionExpirySeconds(ConnectionProfile profile) {
        long chosen = profile.options().sessionExpirySeconds();
        if (chosen >= 0) {
            return chosen;
        }
        return profile.startsClean() ? 0 : DEFAULT_SESSION_EXPIRY_SECONDS;
    }

    private static Mqtt5ConnectRestrictions restrictions(ConnectOptions options) {
        var restrictions = Mqtt5ConnectRestrictions.builder()
                .requestResponseInformation(options.requestResponseInformation())
                .requestProblemInformation(options.requestProblemInformation())
                // The client would use them for any message; here the user decides, see TopicAliases.
                .sendTopicAliasMaximum(0)
                .maximumPacketSize(
                        options.maximumPacketSize() > 0
                                ? options.maximumPacketSize()
                                : ConnectOptions.DEFAULT_MAXIMUM_PACKET_SIZE);
        if (options.receiveMaximum() > 0) {
            restrictions = restrictions.receiveMaximum(options.receiveMaximum());
        }
        if (options.topicAliasMaximum() >= 0) {
            restrictions = restrictions.topicAliasMaximum(options.topicAliasMaximum());
        }
        return restrictions.build();
    }

    private static @Nullable Mqtt5SimpleAuth authentication(String userName, byte @Nullable [] password) {
        if (password == null) {
            return userName.isEmpty()
                    ? null
                    : Mqtt5SimpleAuth.builder().username(userName).build();
        }
        return userName.isEmpty()
                ? Mqtt5SimpleAuth.builder().password(password).build()
                : Mqtt5SimpleAuth.builder()
                        .username(userName)
                        .password(password)
                        .build();
    }

    private static @Nullable Mqtt3SimpleAuth authentication3(String userName, byte @Nullable [] password) {
        if (password == null) {
            return userName.isEmpty()
                    ? null
                    : Mqtt3SimpleAuth.builder().username(userName).build();
        }
        // This version allows no password without a user name, but the name may be empty (section 3.1.2.9).
        return Mqtt3SimpleAuth.builder().username(userName).password(password).build();
    }

    private static Mqtt5Publish will5(Will will) {
        var publish = Mqtt5WillPublish.builder()
                .topic(will.topic())
                .payload(will.payload())
                .qos(Link5.qos(will.qos()))
                .retain(will.retain())
                .delayInterval(will.delaySeconds())
                .payloadFormatIndicator(will.payloadIsText() ? Mqtt5PayloadFormatIndicator.UTF_8 : null)
                .contentType(will.contentType().isEmpty() ? null : will.contentType())
                .responseTopic(will.responseTopic().isEmpty() ? null : will.responseTopic())
                .correlationData(will.correlationData().length == 0 ? null : will.correlationData())
                .userProperties(userProperties(will.userProperties()));
        return will.expirySeconds() < 0
                ? publish.build()
                : publish.messageExpiryInterval(will.expirySeconds()).build();
    }

    private static Mqtt3Publish will3(Will will) {
        return Mqtt3Publish.builder()
                .topic(will.topic())
                .payload(will.payload())
                .qos(Link5.qos(will.qos()))
                .retain(will.retain())
                .build();
    }

    static Mqtt5UserProperties userProperties(List<UserProperty> properties) {
        return Mqtt5UserProperties.of(properties.stream()
                .map(each -> Mqtt5UserProperty.of(each.name(), each.value()))
                .toList());
    }

    /** The limits of a CONNACK; where it left one out, the requested value or the default of the specification. */
    static BrokerLimits limits(Mqtt5ConnAck connAck, ConnectionProfile profile) {
        Mqtt5ConnAckRestrictions restrictions = connAck.getRestrictions();
        int largest = restrictions.getMaximumPacketSize();
        return new BrokerLimits(
                connAck.getServerKeepAlive().orElse(profile.options().keepAliveSeconds()),
                connAck.getSessionExpiryInterval().orElse(sessionExpirySeconds(profile)),
                restrictions.getReceiveMaximum(),
                Qos.ofLevel(restrictions.getMaximumQos().getCode()),
                restrictions.isRetainAvailable(),
                largest >= ConnectOptions.LARGEST_PACKET ? -1 : largest,
                restrictions.getTopicAliasMaximum(),
                restrictions.isWildcardSubscriptionAvailable(),
                restrictions.areSubscriptionIdentifiersAvailable(),
                restrictions.isSharedSubscriptionAvailable(),
                text(connAck.getResponseInformation().orElse(null)),
                text(connAck.getReasonString().orElse(null)),
                connAck.getUserProperties().asList().stream()
                        .map(each -> new UserProperty(
                                each.getName().toString(), each.getValue().toString()))
                        .toList());
    }

    /** The limits of MQTT 3.1.1, whose CONNACK has none; a session that did not start clean never expires there. */
    static BrokerLimits limits3(ConnectionProfile profile) {
        return new BrokerLimits(
                profile.options().keepAliveSeconds(),
                profile.startsClean() ? 0 : ConnectOptions.LARGEST_UNSIGNED_INT,
                DEFAULT_RECEIVE_MAXIMUM,
                Qos.EXACTLY_ONCE,
                true,
                -1,
                0,
                true,
                false,
                true,
                "",
                "",
                List.of());
    }

    private static String text(@Nullable MqttUtf8String value) {
        return value == null ? "" : value.toString();
    }
}
