// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.topiary.testkit.ServerPackets.connAck;
import static org.topiary.testkit.ServerPackets.connAck311;
import static org.topiary.testkit.ServerPackets.hex;
import static org.topiary.testkit.ServerPackets.properties;
import static org.topiary.testkit.ServerPackets.property;
import static org.topiary.testkit.ServerPackets.property16;
import static org.topiary.testkit.ServerPackets.property32;
import static org.topiary.testkit.ServerPackets.property8;
import static org.topiary.testkit.ServerPackets.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;

/** What a broker, or something that poses as one, may do to a client. */
final class HostileScripts {
    private static final int AUTHENTICATION_METHOD = 0x15;
    private static final String METHOD = "TOKEN";
    private static final int[] CODES = {
        0x00, 0x01, 0x04, 0x18, 0x7F, 0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C,
        0x8D, 0x8E, 0x8F, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0x9B, 0x9C, 0x9D, 0x9E,
        0x9F, 0xA0, 0xA1, 0xA2, 0xA3, 0xFF
    };

    /** In the place of a CONNACK, of either version. */
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

    /** After a SUBACK, where they are wrong in one version at least. */
    private static final String[] WRONG_PACKETS = {
        "30 05 00 02 61 ff 00",
        "30 05 00 02 61 00 00",
        "30 05 00 02 61 2b 00",
        "30 03 00 00 00",
        "30 02 00 00",
        "30 03 00 05 61",
        "38 04 00 01 61 00",
        "36 06 00 01 61 00 01 00",
        "32 06 00 01 61 00 00 00",
        "34 06 00 01 61 00 00 00",
        "30 06 00 01 61 02 01 02",
        "30 08 00 01 61 04 01 00 01 00",
        "30 06 00 01 61 02 24 01",
        "30 07 00 01 61 03 23 00 00",
        "30 07 00 01 61 03 23 00 01",
        "30 06 00 01 61 02 0b 00",
        "30 0a 00 01 61 06 26 00 01 c3 00 00",
        "30 06 00 01 61 80 00 61",
        "30 ff ff ff ff",
        "40 02 00 00",
        "40 02 12 34",
        "40 03 00 01 92",
        "50 02 12 34",
        "60 02 00 01",
        "62 02 00 00",
        "62 02 12 34",
        "70 02 12 34",
        "90 03 12 34 00",
        "90 04 12 34 00 00",
        "b0 02 12 34",
        "b0 04 12 34 00 00",
        "d1 00",
        "d0 01 00",
        "20 03 00 00 00",
        "10 00",
        "82 06 00 01 00 01 61 00",
        "a2 05 00 01 00 01 61",
        "c0 00",
        "00 00",
        "f0 00",
        "f0 02 18 00",
        "f0 02 19 00",
        "e0 07 8e 05 11 00 00 00 01",
        "e1 00",
        "ff ff ff ff ff"
    };

    /** The start of a packet, behind which the broker closes the connection. */
    private static final String[] STARTS = {
        "30", "30 80 80 80 60 00 01 61 fb ff ff 5f", "30 ff ff ff 7f", "30 7f 00 01 61", "90 04"
    };

    /** In the place of a SUBACK; its packet identifier is set. */
    private static final String[] ANSWERS_TO_SUBSCRIBE = {
        "90 05 00 01 00 00 00",
        "90 03 00 01 00",
        "90 04 00 01 00 00",
        "90 02 00 01",
        "90 04 00 01 00 03",
        "90 03 00 01 03",
        "91 04 00 01 00 00",
        "b0 04 00 01 00 00",
        "40 02 00 01",
        "90 06 00 01 02 24 01 00"
    };

    /**
     * @param lifeSeconds after so long the test ends a connection that stands; 0: it does not
     * @param answers whether a CONNECT always gets an answer, or the end of the connection
     * @param isOfMqtt5 whether it says nothing to MQTT 3.1.1 that others do not
     * @param auth the authentication that the client asks for
     */
    record Scenario(
            String name,
            ScriptedBroker.Script script,
            int lifeSeconds,
            boolean answers,
            boolean isOfMqtt5,
            EnhancedAuth auth) {
        private Scenario(String name, ScriptedBroker.Script script) {
            this(name, script, 0, true);
        }

        private Scenario(String name, ScriptedBroker.Script script, int lifeSeconds, boolean answers) {
            this(name, script, lifeSeconds, answers, false, EnhancedAuth.NONE);
        }

        private static Scenario ofMqtt5(String name, ScriptedBroker.Script script) {
            return new Scenario(name, script, 0, true, true, EnhancedAuth.NONE);
        }

        private static Scenario ofAuth(String name, ScriptedBroker.Script script) {
            return new Scenario(name, script, 0, true, true, new EnhancedAuth(METHOD));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private HostileScripts() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        connecting(all);
        reconnecting(all);
        ending(all);
        wrong(all);
        subscribing(all);
        publishing(all);
        authenticating(all);
        return all;
    }

    /** Does something each time in the place of the answer to a type of packet. */
    private static ScriptedBroker.Script at(PacketType type, ScriptedBroker.Script then) {
        return (packet, client) -> {
            if (packet.type() == type) {
                then.answer(packet, client);
            } else {
                client.answer(packet);
            }
        };
    }

    private static ScriptedBroker.Script sending(PacketType type, byte[] bytes) {
        return at(type, (packet, client) -> client.send(bytes));
    }

    private static ScriptedBroker.Script after(PacketType type, byte[] bytes) {
        return at(type, (packet, client) -> {
            client.answer(packet);
            client.send(bytes);
        });
    }

    private static byte[] refusal(ScriptedBroker.Client client, int code) {
        return client.isMqtt5() ? connAck(code) : connAck311(code);
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

    /** Accepts once, closes, and does something else from then on. */
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

    private static void ending(List<Scenario> all) {
        for (int code : CODES) {
            byte[] disconnect = ServerPackets.disconnect(code, property(0x1F, "x"));
            all.add(Scenario.ofMqtt5(
                    "DISCONNECT 0x%02X after CONNACK".formatted(code), after(PacketType.CONNECT, disconnect)));
            all.add(Scenario.ofMqtt5(
                    "DISCONNECT 0x%02X at SUBSCRIBE".formatted(code), sending(PacketType.SUBSCRIBE, disconnect)));
            all.add(Scenario.ofMqtt5(
                    "DISCONNECT 0x%02X at PUBLISH".formatted(code), sending(PacketType.PUBLISH, disconnect)));
        }
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

    private static void wrong(List<Scenario> all) {
        for (String bytes : WRONG_PACKETS) {
            all.add(new Scenario("SUBACK and " + bytes, after(PacketType.SUBSCRIBE, hex(bytes))));
        }
        for (String bytes : STARTS) {
            all.add(new Scenario(
                    "SUBACK, the start " + bytes + " and the end", at(PacketType.SUBSCRIBE, (packet, client) -> {
                        client.answer(packet);
                        client.send(hex(bytes));
                        client.close();
                    })));
        }
        all.add(new Scenario("CONNACK and a faulty message", after(PacketType.CONNECT, hex(WRONG_PACKETS[0]))));
        String[] turns = {WRONG_PACKETS[0], WRONG_PACKETS[0], "d1 00", WRONG_PACKETS[2], "d1 00"};
        all.add(new Scenario("other faults each time", at(PacketType.SUBSCRIBE, (packet, client) -> {
            client.answer(packet);
            client.send(hex(turns[client.number() % turns.length]));
        })));
        all.add(new Scenario("a fault and the end in turn", at(PacketType.SUBSCRIBE, (packet, client) -> {
            client.answer(packet);
            client.send(client.number() % 2 == 0 ? hex("d1 00") : new byte[0]);
            client.close();
        })));
        all.add(new Scenario("messages without a subscription", after(PacketType.CONNECT, publish("a", "1"))));
    }

    private static void subscribing(List<Scenario> all) {
        for (String bytes : ANSWERS_TO_SUBSCRIBE) {
            all.add(new Scenario("SUBSCRIBE is answered with " + bytes, at(PacketType.SUBSCRIBE, (packet, client) -> {
                byte[] answer = hex(bytes);
                answer[2] = (byte) (packet.packetId() >> 8);
                answer[3] = (byte) packet.packetId();
                client.send(answer);
            })));
        }
        for (int code : CODES) {
            all.add(Scenario.ofMqtt5(
                    "SUBACK 0x%02X".formatted(code),
                    at(
                            PacketType.SUBSCRIBE,
                            (packet, client) ->
                                    client.send(ServerPackets.subAck(client.isMqtt5(), packet.packetId(), code)))));
        }
        all.add(new Scenario("SUBSCRIBE is not answered", at(PacketType.SUBSCRIBE, (packet, client) -> {})));
    }

    private static void publishing(List<Scenario> all) {
        for (int code : CODES) {
            all.add(Scenario.ofMqtt5(
                    "PUBACK 0x%02X".formatted(code),
                    at(
                            PacketType.PUBLISH,
                            (packet, client) ->
                                    client.send(ServerPackets.acknowledge(0x40, packet.packetId(), code)))));
        }
        for (int first : new int[] {0x41, 0x50, 0x62, 0x70}) {
            all.add(new Scenario(
                    "PUBLISH is answered with 0x%02X first".formatted(first),
                    at(PacketType.PUBLISH, (packet, client) -> {
                        client.send(ServerPackets.acknowledge311(first, packet.packetId()));
                        client.answer(packet);
                    })));
        }
    }

    private static void authenticating(List<Scenario> all) {
        byte[] accepted = connAck(0, property(AUTHENTICATION_METHOD, METHOD));
        all.add(Scenario.ofAuth("authentication is left out", (packet, client) -> client.answer(packet)));
        for (String method : new String[] {METHOD, "OTHER"}) {
            byte[] other = connAck(0, property(AUTHENTICATION_METHOD, method));
            for (int code : new int[] {0x00, 0x18, 0x19, 0x7F}) {
                byte[] auth = ServerPackets.packet(
                        0xF0, new byte[] {(byte) code}, properties(property(AUTHENTICATION_METHOD, method)));
                String what = "AUTH 0x%02X of %s".formatted(code, method);
                all.add(Scenario.ofAuth(what + " at CONNECT", sending(PacketType.CONNECT, auth)));
                all.add(Scenario.ofAuth(what + " at SUBSCRIBE", (packet, client) -> {
                    if (packet.type() == PacketType.CONNECT) {
                        client.send(other);
                    } else {
                        client.answer(packet);
                        client.send(packet.type() == PacketType.SUBSCRIBE ? auth : new byte[0]);
                    }
                }));
                all.add(Scenario.ofAuth(what + " at a reconnect", (packet, client) -> {
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
