// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.List;
import java.util.stream.Stream;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;

/** What a broker, or a program that poses as one, may do to a client. */
final class HostileScripts {
    /** Reason codes, including some invalid ones. */
    static final int[] CODES = {
        0x00, 0x01, 0x04, 0x18, 0x7F, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C,
        0x8D, 0x8E, 0x8F, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E,
        0x9F, 0xA0, 0xA1, 0xA2, 0xA3, 0xFF
    };

    /**
     * @param lifeSeconds the time after which the test ends an established connection; 0 for no limit
     * @param answers whether every CONNECT is answered or its connection closed
     * @param isOfMqtt5 whether it differs from the other scenarios in MQTT 5 only
     * @param auth the authentication that the client requests
     */
    record Scenario(
            String name,
            ScriptedBroker.Script script,
            int lifeSeconds,
            boolean answers,
            boolean isOfMqtt5,
            EnhancedAuth auth) {
        Scenario(String name, ScriptedBroker.Script script) {
            this(name, script, 0, true);
        }

        Scenario(String name, ScriptedBroker.Script script, int lifeSeconds, boolean answers) {
            this(name, script, lifeSeconds, answers, false, EnhancedAuth.NONE);
        }

        static Scenario ofMqtt5(String name, ScriptedBroker.Script script) {
            return new Scenario(name, script, 0, true, true, EnhancedAuth.NONE);
        }

        static Scenario ofAuth(String method, String name, ScriptedBroker.Script script) {
            return new Scenario(name, script, 0, true, true, new EnhancedAuth(method));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private HostileScripts() {}

    static List<Scenario> all() {
        return Stream.of(HostileConnects.all(), HostileEnds.all(), HostilePackets.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Runs a script in place of the answer to each packet of the given type. */
    static ScriptedBroker.Script at(PacketType type, ScriptedBroker.Script then) {
        return (packet, client) -> {
            if (packet.type() == type) {
                then.answer(packet, client);
            } else {
                client.answer(packet);
            }
        };
    }

    static ScriptedBroker.Script sending(PacketType type, byte[] bytes) {
        return at(type, (packet, client) -> client.send(bytes));
    }

    static ScriptedBroker.Script after(PacketType type, byte[] bytes) {
        return at(type, (packet, client) -> {
            client.answer(packet);
            client.send(bytes);
        });
    }
}
