// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.profiles.json.JsonFields;

/** The groups {@code connect} and {@code reconnect} of a profile. */
final class ConnectJson {
    private static final String CLEAN_START = "cleanStart";
    private static final String KEEP_ALIVE = "keepAliveSeconds";

    private ConnectJson() {}

    /** @param outer the object that contains clean start and keep-alive in version 1 of the file */
    static ConnectOptions read(JsonFields connect, JsonFields outer) {
        ConnectOptions fallback = ConnectOptions.DEFAULT;
        boolean cleanStart = outer.flag(CLEAN_START, fallback.cleanStart());
        int keepAlive = outer.number(KEEP_ALIVE, fallback.keepAliveSeconds(), 0, 65_535);
        return new ConnectOptions(
                connect.flag(CLEAN_START, cleanStart),
                connect.number(KEEP_ALIVE, keepAlive, 0, 65_535),
                connect.number(
                        "sessionExpirySeconds",
                        fallback.sessionExpirySeconds(),
                        0,
                        ConnectOptions.LARGEST_UNSIGNED_INT),
                connect.number("receiveMaximum", fallback.receiveMaximum(), 1, 65_535),
                connect.number("maximumPacketSize", fallback.maximumPacketSize(), 1, ConnectOptions.LARGEST_PACKET),
                connect.number("topicAliasMaximum", fallback.topicAliasMaximum(), 0, 65_535),
                connect.flag("requestResponseInformation", fallback.requestResponseInformation()),
                connect.flag("requestProblemInformation", fallback.requestProblemInformation()),
                ProfileJson.readProperties(connect, "userProperties"));
    }

    static EnhancedAuth readAuthentication(JsonFields connect) {
        return new EnhancedAuth(connect.text("authenticationMethod", ""));
    }

    static int readTimeout(JsonFields connect) {
        return connect.number("timeoutMillis", ConnectionProfile.DEFAULT_CONNECT_TIMEOUT_MILLIS, 100, 600_000);
    }

    static ObjectNode write(ConnectionProfile profile) {
        ConnectOptions options = profile.options();
        ConnectOptions fallback = ConnectOptions.DEFAULT;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ProfileJson.put(json, CLEAN_START, options.cleanStart(), fallback.cleanStart());
        ProfileJson.put(json, KEEP_ALIVE, options.keepAliveSeconds(), fallback.keepAliveSeconds());
        ProfileJson.put(
                json,
                "timeoutMillis",
                profile.connectTimeoutMillis(),
                ConnectionProfile.DEFAULT_CONNECT_TIMEOUT_MILLIS);
        ProfileJson.put(json, "sessionExpirySeconds", options.sessionExpirySeconds(), fallback.sessionExpirySeconds());
        ProfileJson.put(json, "receiveMaximum", options.receiveMaximum(), fallback.receiveMaximum());
        ProfileJson.put(json, "maximumPacketSize", options.maximumPacketSize(), fallback.maximumPacketSize());
        ProfileJson.put(json, "topicAliasMaximum", options.topicAliasMaximum(), fallback.topicAliasMaximum());
        ProfileJson.put(
                json,
                "requestResponseInformation",
                options.requestResponseInformation(),
                fallback.requestResponseInformation());
        ProfileJson.put(
                json,
                "requestProblemInformation",
                options.requestProblemInformation(),
                fallback.requestProblemInformation());
        ProfileJson.putProperties(json, "userProperties", options.userProperties());
        ProfileJson.put(json, "authenticationMethod", profile.enhancedAuth().method());
        return json;
    }

    static Reconnect readReconnect(JsonFields fields) {
        Reconnect fallback = Reconnect.DEFAULT;
        long first = fields.number("firstMillis", fallback.firstMillis(), 100, 3_600_000);
        long longest = fields.number("longestMillis", Math.max(first, fallback.longestMillis()), 100, 3_600_000);
        if (longest < first) {
            throw fields.bad("longestMillis", Phrase.of("json.atLeastFirst", first));
        }
        return new Reconnect(
                fields.flag("enabled", fallback.enabled()),
                first,
                longest,
                fields.number("jitterPercent", fallback.jitterPercent(), 0, 100));
    }

    static ObjectNode writeReconnect(Reconnect reconnect) {
        Reconnect fallback = Reconnect.DEFAULT;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ProfileJson.put(json, "enabled", reconnect.enabled(), fallback.enabled());
        ProfileJson.put(json, "firstMillis", reconnect.firstMillis(), fallback.firstMillis());
        ProfileJson.put(
                json,
                "longestMillis",
                reconnect.longestMillis(),
                Math.max(reconnect.firstMillis(), fallback.longestMillis()));
        ProfileJson.put(json, "jitterPercent", reconnect.jitterPercent(), fallback.jitterPercent());
        return json;
    }
}
