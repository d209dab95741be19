// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.topiary.mqtt.HostileScripts.CODES;
import static org.topiary.mqtt.HostileScripts.after;
import static org.topiary.mqtt.HostileScripts.at;
import static org.topiary.testkit.ServerPackets.hex;
import static org.topiary.testkit.ServerPackets.publish;

import java.util.ArrayList;
import java.util.List;
import org.topiary.mqtt.HostileScripts.Scenario;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ServerPackets;

/** What a broker may send on a connection it has accepted: malformed packets and wrong answers. */
final class HostilePackets {
    /** Packets sent after a SUBACK that are wrong in at least one version. */
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

    /** The start of a packet, after which the broker closes the connection. */
    private static final String[] STARTS = {
        "30", "30 80 80 80 60 00 01 61 fb ff ff 5f", "30 ff ff ff 7f", "30 7f 00 01 61", "90 04"
    };

    /** Packets sent instead of a SUBACK, with its packet identifier filled in. */
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

    private HostilePackets() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        wrong(all);
        subscribing(all);
        publishing(all);
        return all;
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
}
