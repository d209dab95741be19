// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.testkit.ClientPacket;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;

/** Tests a broker with a retained message that violates MQTT, which the user skips. */
@IntegrationTest
final class SkipStoryTest {
    private static final int[][] SIZES = {{1280, 800}, {900, 600}};

    /** A retained message on line_1/a with a property that is not allowed in a PUBLISH. */
    private static final byte[] POISON = ServerPackets.hex("31 0d 00 08 6c 69 6e 65 5f 31 2f 61 02 24 01");

    @TempDir
    private Path dataDir;

    /** Sends the message whenever a subscription to the filter requests retained messages. */
    private static ScriptedBroker poisoned(String filter) throws Exception {
        return new ScriptedBroker((packet, client) -> {
            client.answer(packet);
            if (packet.type() == PacketType.SUBSCRIBE && packet.topic().equals(filter) && asksForStored(packet)) {
                client.send(POISON);
            }
        });
    }

    private static boolean asksForStored(ClientPacket subscribe) {
        return subscribe.options().getFirst() >> 4 == 0;
    }

    private static void connect(Explorer explorer, ScriptedBroker broker) {
        explorer.startPage().connect(broker.address(), null);
        explorer.waitForState("Not connected");
        assertThat(explorer.label("#banner-advice"))
                .contains("three times in a row", "Topic of that packet: “line_1/a”");
    }

    @Test
    void storedMessagesAreSkippedUntilTheTabIsClosed() throws Exception {
        try (ScriptedBroker broker = poisoned("#");
                Explorer explorer = Explorer.open(dataDir)) {
            connect(explorer, broker);
            assertThat(explorer.label("#banner-skip-stored")).isEqualTo("Skip stored messages");
            assertThat(explorer.isShown("#banner-skip-filter")).isFalse();
            Snapshots.saveAll(explorer.stages().getFirst(), "skip-offered", SIZES);
            KeyboardWalk.screen(explorer, "the banner that offers to skip stored messages");

            explorer.click("#banner-skip-stored");
            explorer.waitForState("Connected");
            explorer.publish().send("probe", "x", 1, false);
            explorer.waitFor(
                    "the message's answer",
                    () -> broker.received(PacketType.PUBLISH).size() == 1);
            assertThat(explorer.label("#status-state")).isEqualTo("Connected");
            assertThat(explorer.isShown("#state-banner")).isFalse();
            assertThat(explorer.label("#status-skipped")).isEqualTo("stored messages skipped");
            List<ClientPacket> subscribes = broker.received(PacketType.SUBSCRIBE);
            assertThat(subscribes.getLast().options().getFirst() >> 4).isEqualTo(2);
            Snapshots.saveAll(explorer.stages().getFirst(), "skip-stored", SIZES);

            explorer.click("#status-skipped");
            explorer.waitFor("the subscriptions", () -> explorer.isShown("#subscriptions-skipped"));
            assertThat(explorer.label("#subscriptions-skipped"))
                    .startsWith("Stored (retained) messages are skipped until you close this tab");
            Snapshots.saveAll(explorer.stages().getFirst(), "skip-subscriptions", SIZES);
        }
    }

    @Test
    void theFilterThatBringsTheMessageIsLeftOut() throws Exception {
        try (ScriptedBroker broker = poisoned("line_1/#");
                Explorer explorer = Explorer.open(dataDir)) {
            explorer.startPage().connect(broker.address(), null);
            explorer.waitForState("Connected");
            explorer.press(KeyCode.CONTROL, KeyCode.U);
            explorer.waitFor("the subscriptions", () -> explorer.isShown("#subscriptions-apply"));
            explorer.setText("#form-subscription-1", "line_1/#");
            explorer.click("#subscriptions-apply");
            explorer.waitForState("Not connected");
            assertThat(explorer.label("#banner-skip-filter")).isEqualTo("Leave out line_1/#");

            explorer.click("#banner-skip-filter");
            explorer.waitForState("Connected");
            assertThat(explorer.label("#status-skipped")).isEqualTo("1 filter left out");
            explorer.waitFor(
                    "the other subscription",
                    () -> broker.received(PacketType.SUBSCRIBE)
                            .getLast()
                            .topic()
                            .equals("$SYS/#"));
            assertThat(broker.received(PacketType.SUBSCRIBE))
                    .filteredOn(packet -> packet.topic().equals("line_1/#"))
                    .hasSize(3);
            explorer.click("#status-skipped");
            explorer.waitFor("the subscriptions", () -> explorer.isShown("#subscriptions-skipped"));
            assertThat(explorer.label("#subscriptions-skipped"))
                    .startsWith("“line_1/#” is left out until you close this tab");
        }
    }
}
