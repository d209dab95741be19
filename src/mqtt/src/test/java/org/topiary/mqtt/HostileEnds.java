// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.topiary.mqtt.HostileScripts.CODES;
import static org.topiary.mqtt.HostileScripts.after;
import static org.topiary.mqtt.HostileScripts.at;
import static org.topiary.mqtt.HostileScripts.sending;
import static org.topiary.testkit.ServerPackets.property;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.topiary.mqtt.HostileScripts.Scenario;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ServerPackets;

/** How a broker may end connections that it accepted. */
final class HostileEnds {
    private HostileEnds() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        disconnecting(all);
        closing(all);
        return all;
    }

    private static void disconnecting(List<Scenario> all) {
        for (int code : CODES) {
            byte[] disconnect = ServerPackets.disconnect(code, property(0x1F, "x"));
            all.add(Scenario.ofMqtt5(
                    "DISCONNECT 0x%02X after CONNACK".formatted(code), after(PacketType.CONNECT, disconnect)));
            all.add(Scenario.ofMqtt5(
                    "DISCONNECT 0x%02X at SUBSCRIBE".formatted(code), sending(PacketType.SUBSCRIBE, disconnect)));
            all.add(Scenario.ofMqtt5(
                    "DISCONNECT 0x%02X at PUBLISH".formatted(code), sending(PacketType.PUBLISH, disconnect)));
        }
    }

    private static void closing(List<Scenario> all) {
        for (PacketType type : List.of(PacketType.CONNECT, PacketType.SUBSCRIBE)) {
            all.add(new Scenario("closes after the answer to " + type, at(type, (packet, client) -> {
                client.answer(packet);
                client.close();
            })));
            all.add(new Scenario("resets after the answer to " + type, at(type, (packet, client) -> {
                client.answer(packet);
                client.reset();
            })));
        }
        all.add(new Scenario("closes at PUBLISH", at(PacketType.PUBLISH, (packet, client) -> client.close())));
        all.add(new Scenario("closes at SUBSCRIBE to $SYS/#", at(PacketType.SUBSCRIBE, (packet, client) -> {
            if (packet.topic().equals("$SYS/#")) {
                client.close();
            } else {
                client.answer(packet);
            }
        })));
        IntStream.of(1, 4, 9, 11, 14)
                .forEach(seconds -> all.add(new Scenario(
                        "ends each connection after " + seconds + " s",
                        (packet, client) -> client.answer(packet),
                        seconds,
                        true)));
    }
}
