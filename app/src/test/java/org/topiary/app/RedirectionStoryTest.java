// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;

/** Tests a broker that redirects its clients to another server. */
@IntegrationTest
final class RedirectionStoryTest {
    private static final int[][] SIZES = {{1280, 800}, {900, 600}};
    private static final int USER_NAME = 0x80;

    @TempDir
    private Path dataDir;

    @Test
    void theOtherServerIsConnectedToIfTheUserSaysSo_withoutTheCredentials() throws Exception {
        try (ScriptedBroker other = new ScriptedBroker((packet, client) -> client.answer(packet));
                ScriptedBroker moved = new ScriptedBroker((packet, client) -> client.send(ServerPackets.connAck(
                        0x9D,
                        ServerPackets.property(0x1F, "moved\nin spring"),
                        ServerPackets.property(0x1C, "127.0.0.1:" + other.port()),
                        ServerPackets.userProperty("ticket", "4711"))));
                Explorer explorer = Explorer.open(dataDir)) {
            explorer.startPage().connect("mqtt://127.0.0.1:" + moved.port(), null);
            explorer.waitFor("the offer", () -> explorer.isShown("#banner-redirect"));
            assertThat(explorer.label("#banner-redirect")).isEqualTo("Connect to 127.0.0.1…");
            assertThat(explorer.label("#banner-summary"))
                    .isEqualTo("The broker refused the connection: Server moved (0x9D).");
            assertThat(explorer.label("#banner-advice")).contains("Change the address.", "“moved⏎in spring”");
            Snapshots.saveAll(explorer.stages().getFirst(), "redirect", SIZES);

            explorer.fire("#banner-redirect");
            explorer.waitFor("the question", () -> explorer.isShown("#dialog-action"));
            Snapshots.saveAll(explorer.stages().getFirst(), "redirect-question", SIZES);
            assertThat(other.connects()).isZero();
            explorer.fire("#dialog-action");
            explorer.waitForState("Connected");
            assertThat(other.received(PacketType.CONNECT).getFirst().connect().flags() & USER_NAME)
                    .isZero();
        }
    }
}
