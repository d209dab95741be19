// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.topiary.mqtt.HostileScripts.CODES;
import static org.topiary.mqtt.HostileScripts.at;
import static org.topiary.mqtt.HostileScripts.sending;
import static org.topiary.testkit.ServerPackets.connAck;
import static org.topiary.testkit.ServerPackets.connAck311;
import static org.topiary.testkit.ServerPackets.hex;
import static org.topiary.testkit.ServerPackets.properties;
import static org.topiary.testkit.ServerPackets.property;
import static org.topiary.testkit.ServerPackets.property16;
import static org.topiary.testkit.ServerPackets.property32;
import static org.topiary.testkit.ServerPackets.property8;

import java.util.ArrayList;
import java.util.List;
import org.topiary.mqtt.HostileScripts.Scenario;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;

/** What a broker may do instead of accepting a connection. */
final class HostileConnects {
    private static final int AUTHENTICATION_METHOD = 0x15;
    private static final String METHOD = "TOKEN";

    /** Packets sent instead of a CONNACK, of either version. */
    private static final String[] ANSWERS_TO_CONNECT = {
        "20 02 01 00",
        "20 03 01 00 00",
        "20 02 00 00",
        "20 03 00 00 00",
        "21 03 00 00 00",
        "21 02 00 00",
        "20 03 02 00 00",
        "20 02 02 00",
        "20 03 00 7f 00",
        "20 02 00 06",
        "20 01 00",
        "20 00",
        "20 04 00 00 00 00",
        "20 05 00 00 02 24 03",
        "20 05 00 00 02 25 02",
        "20 06 00 00 03 21 00 00",
        "20 08 00 00 05 27 00 00 00 00",
        "20 07 00 00 04 24 01 24 01",
        "20 05 00 00 02 7f 00",
        "20 06 00 00 7f 24 01",
        "20 07 00 00 04 1f 00 01 ff",
        "20 ff ff ff 7f",
        "20 ff ff ff ff",
        "90 03 00 01 00",
        "30 04 00 01 61 00",
        "40 02 00 01",
        "d0 00",
        "e0 00",
        "e0 01 89",
        "f0 00",
        "f0 08 18 06 15 00 03 61 62 63",
        "f0 08 00 06 15 00 03 61 62 63",
        "10 00",
        "00 00",
        "ff ff ff ff ff",
        "48 54 54 50 2f 31 2e 31 20 34 30 30 20 42 61 64 0d 0a 0d 0a",
        "16 03 01 00 05 01 00 00 01 00"
    };

    private HostileConnects() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        connecting(all);
        reconnecting(all);
        authenticating(all);
        return all;
    }

    private static void connecting(List<Scenario> all) {
        for (String bytes : ANSWERS_TO_CONNECT) {
            all.add(new Scenario(
                    "CONNECT is answered with " + bytes, sending(PacketType.CONNECT, hex(bytes)), 0, false));
        }
        for (int code : CODES) {
            if (code != 0) {
                all.add(new Scenario(
                        "CONNACK 0x%02X".formatted(code),
                        at(PacketType.CONNECT, (packet, client) -> client.send(refusal(client, code)))));
            }
        }
        all.add(new Scenario("CONNECT is not answered", at(PacketType.CONNECT, (packet, client) -> {}), 0, false));
        all.add(new Scenario("closes at CONNECT", at(PacketType.CONNECT, (packet, client) -> client.close())));
        all.add(new Scenario(
                "closes at CONNECT of MQTT 5 and after the next CONNACK", at(PacketType.CONNECT, (packet, client) -> {
                    if (!client.isMqtt5()) {
                        client.answer(packet);
                    }
                    client.close();
                })));
        all.add(new Scenario("refuses MQTT 5 and sends what is wrong to MQTT 3.1.1", (packet, client) -> {
            if (packet.type() == PacketType.CONNECT && client.isMqtt5()) {
                client.send(connAck(0x84));
            } else {
                client.answer(packet);
                client.send(packet.type() == PacketType.SUBSCRIBE ? hex("30 02 00 00") : new byte[0]);
            }
        }));
        all.add(new Scenario(
                "tiny limits",
                sending(
                        PacketType.CONNECT,
                        connAck(0, property32(0x27, 30), property16(0x21, 1), property16(0x22, 1)))));
        all.add(new Scenario(
                "excludes everything",
                sending(
                        PacketType.CONNECT,
                        connAck(0, property8(0x25, 0), property8(0x28, 0), property8(0x29, 0), property8(0x2A, 0)))));
    }

    private static byte[] refusal(ScriptedBroker.Client client, int code) {
        return client.isMqtt5() ? connAck(code) : connAck311(code);
    }

    /** Scenarios that accept once, close, and do something else from then on. */
    private static void reconnecting(List<Scenario> all) {
        for (int code : CODES) {
            if (code != 0) {
                all.add(later(
                        "CONNACK 0x%02X".formatted(code),
                        true,
                        (packet, client) -> client.send(refusal(client, code))));
            }
        }
        all.add(later("silence", false, (packet, client) -> {}));
        all.add(later("the end", true, (packet, client) -> client.close()));
        for (String bytes : ANSWERS_TO_CONNECT) {
            all.add(later(bytes, false, (packet, client) -> client.send(hex(bytes))));
        }
    }

    private static Scenario later(String name, boolean answers, ScriptedBroker.Script then) {
        return new Scenario(
                "reconnects to " + name,
                (packet, client) -> {
                    if (packet.type() == PacketType.CONNECT && client.number() > 1) {
                        then.answer(packet, client);
                    } else if (packet.type() == PacketType.SUBSCRIBE) {
                        client.close();
                    } else {
                        client.answer(packet);
                    }
                },
                0,
                answers);
    }

    private static void authenticating(List<Scenario> all) {
        byte[] accepted = connAck(0, property(AUTHENTICATION_METHOD, METHOD));
        all.add(Scenario.ofAuth(METHOD, "authentication is left out", (packet, client) -> client.answer(packet)));
        for (String method : new String[] {METHOD, "OTHER"}) {
            byte[] other = connAck(0, property(AUTHENTICATION_METHOD, method));
            for (int code : new int[] {0x00, 0x18, 0x19, 0x7F}) {
                byte[] auth = ServerPackets.packet(
                        0xF0, new byte[] {(byte) code}, properties(property(AUTHENTICATION_METHOD, method)));
                String what = "AUTH 0x%02X of %s".formatted(code, method);
                all.add(Scenario.ofAuth(METHOD, what + " at CONNECT", sending(PacketType.CONNECT, auth)));
                all.add(Scenario.ofAuth(METHOD, what + " at SUBSCRIBE", (packet, client) -> {
                    if (packet.type() == PacketType.CONNECT) {
                        client.send(other);
                    } else {
                        client.answer(packet);
                        client.send(packet.type() == PacketType.SUBSCRIBE ? auth : new byte[0]);
                    }
                }));
                all.add(Scenario.ofAuth(METHOD, what + " at a reconnect", (packet, client) -> {
                    if (packet.type() == PacketType.CONNECT) {
                        client.send(client.number() == 1 ? accepted : auth);
                    } else {
                        client.close();
                    }
                }));
            }
        }
    }
}
