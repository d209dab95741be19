// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Brokers on the Internet that anyone may use: {@code #} there delivers the messages of thousands of strangers. */
public final class PublicBrokers {
    /** Each entry includes all hosts below it. */
    private static final List<String> HOSTS = List.of(
            "test.mosquitto.org",
            "broker.hivemq.com",
            "mqtt-dashboard.com",
            "broker.emqx.io",
            "broker-cn.emqx.io",
            "mqtt.eclipseprojects.io",
            "mqtt.eclipse.org",
            "iot.eclipse.org",
            "public.mqtthq.com",
            "public.cloud.shiftr.io",
            "public-mqtt-broker.bevywise.com",
            "mqtt.fluux.io",
            "broker.mqtt.cool",
            "mqtt.tyckr.io");

    /** Filters that match all topics except those that begin with a dollar sign (MQTT 5, section 4.7.2). */
    private static final Set<String> EVERYTHING = Set.of("#", "+/#");

    private PublicBrokers() {}

    /** Whether a topic filter matches whatever anyone publishes. */
    public static boolean isEverything(String filter) {
        return EVERYTHING.contains(filter);
    }

    /** Whether a host is a well-known public broker. Compares names only; sends nothing on the network. */
    public static boolean isPublic(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        while (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        for (String known : HOSTS) {
            if (name.equals(known) || name.endsWith("." + known)) {
                return true;
            }
        }
        return false;
    }
}
