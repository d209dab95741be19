// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;

/** Tests changing subscriptions while connected. */
@IntegrationTest
final class LiveSubscriptionsTest {
    private static final int NOT_AUTHORIZED = 0x87;

    @TempDir
    private Path dataDir;

    @Test
    void aNarrowerFilterIsInForceAtOnceAndKept() throws Exception {
        try (MosquittoBroker broker = MosquittoBroker.start();
                Explorer explorer = Explorer.open(dataDir)) {
            explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
            explorer.waitForState("Connected");
            explorer.publish().send("before/change", "1", 1, false);
            explorer.waitFor("the message", () -> explorer.tree().messages("before/change") == 1);

            explorer.press(KeyCode.CONTROL, KeyCode.U);
            explorer.waitFor("the sheet", () -> explorer.isShown("#subscriptions-apply"));
            explorer.waitForFocus("form-subscription-1");
            Snapshots.saveAll(
                    explorer.stages().getFirst(), "live-subscriptions", new int[][] {{1280, 800}, {900, 600}});
            explorer.setText("#form-subscription-1", "only/#");
            explorer.click("#subscriptions-apply");
            explorer.waitFor("the sheet to go", () -> !explorer.isShown("#subscriptions-apply"));
            assertThat(explorer.session().subscriptions())
                    .extracting(Subscription::filter)
                    .contains("only/#")
                    .doesNotContain("#");

            explorer.repeatUntil(
                    "the filter in force",
                    () -> explorer.publish().send("only/this", "2", 1, false),
                    () -> explorer.tree().messages("only/this") > 0);
            explorer.publish().send("before/change", "3", 1, false);
            explorer.publish().send("only/last", "4", 1, false);
            explorer.waitFor("the last message", () -> explorer.tree().messages("only/last") == 1);
            assertThat(explorer.tree().messages("before/change")).isEqualTo(1);
            assertThat(explorer.session().tree().find("before/change")).isNotEqualTo(TopicTree.NONE);
            assertThat(explorer.notices()).isEmpty();
        }
        assertThat(Files.readString(dataDir.resolve("profiles.json"))).contains("only/#");
    }

    @Test
    void whereTheBrokerRefusesEveryFilterTheTreeSaysWhatToDo() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
                    if (packet.type() == PacketType.SUBSCRIBE) {
                        client.send(ServerPackets.subAck(
                                client.isMqtt5(),
                                packet.packetId(),
                                packet.topics().stream()
                                        .mapToInt(topic -> NOT_AUTHORIZED)
                                        .toArray()));
                    } else {
                        client.answer(packet);
                    }
                });
                Explorer explorer = Explorer.open(dataDir)) {
            explorer.startPage().connect(broker.address(), null);
            explorer.waitFor("the sentence", () -> explorer.texts().contains("Not subscribed to any topic"));
            assertThat(explorer.texts()).contains("Open the subscriptions to add a topic that this broker allows.");
            assertThat(explorer.label("#banner-advice")).contains("Not authorized (0x87)");
        }
    }
}
