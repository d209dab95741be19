// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.testkit.ServerPackets.connAck;
import static org.topiary.testkit.ServerPackets.property8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;

/** Tests what the window shows when a broker does not support everything. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class BrokerAnswersStoryTest {
    private static final int MAXIMUM_QOS = 0x24;
    private static final int RETAIN_AVAILABLE = 0x25;
    private static final int WILDCARDS_AVAILABLE = 0x28;
    private static final int BAD_USER_NAME_OR_PASSWORD = 0x86;
    private static final int UNSUPPORTED_PROTOCOL_VERSION = 0x84;
    private static final int PASSWORD = 0x40;
    private static final int[][] SIZES = {{900, 600}};

    @TempDir
    private Path dataDir;

    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        explorer = Explorer.open(dataDir);
    }

    @AfterEach
    void end() {
        explorer.close();
    }

    /** Answers CONNECT with the given CONNACK and everything else like an ordinary broker. */
    private static ScriptedBroker saying(byte[] connAck) throws IOException {
        return new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.CONNECT) {
                client.send(connAck);
            } else {
                client.answer(packet);
            }
        });
    }

    private static boolean isDisabled(Node node) {
        return Explorer.onFx(node::isDisabled);
    }

    /** The text of a tooltip, which is made when it is shown. */
    private static String tooltip(Hyperlink link) {
        return Explorer.onFx(() -> {
            Tooltip tip = link.getTooltip();
            tip.show(link, 0, 0);
            String text = tip.getText();
            tip.hide();
            return text;
        });
    }

    private <T extends Node> T shown(String query, Class<T> type) {
        return Explorer.onFx(() -> type.cast(explorer.scene().lookup(query)));
    }

    @Test
    void whatTheBrokerExcludesCannotBeChosenAndIsToldWithTheReason() throws Exception {
        try (ScriptedBroker broker = saying(connAck(
                0, property8(MAXIMUM_QOS, 0), property8(RETAIN_AVAILABLE, 0), property8(WILDCARDS_AVAILABLE, 0)))) {
            explorer.startPage().connect(broker.address(), null);
            explorer.waitForState("Connected");
            explorer.publish().open();

            assertThat(explorer.label("#publish-limits"))
                    .isEqualTo("This broker accepts QoS 0 only. This broker does not accept retained messages.");
            assertThat(isDisabled(shown("#publish-retain", Node.class))).isTrue();
            explorer.waitFor(
                    "what is not subscribed to",
                    () -> explorer.label("#banner-advice").contains("\"#\" (this broker does not support wildcards)"));
            Snapshots.saveAll(explorer.stages().getFirst(), "broker-limits", SIZES);
            assertThat(broker.received(PacketType.SUBSCRIBE)).isEmpty();

            broker.client().close();
            explorer.waitFor(
                    "no limits without a connection",
                    () -> explorer.label("#publish-limits").isEmpty());
        }
    }

    @Test
    void aFallBackToMqtt311StandsInTheStatusBarWithItsReason() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.CONNECT && client.isMqtt5()) {
                client.send(connAck(UNSUPPORTED_PROTOCOL_VERSION));
            } else {
                client.answer(packet);
            }
        })) {
            explorer.startPage().connect(broker.address(), null);
            explorer.waitForState("Connected");

            assertThat(explorer.label("#status-protocol")).isEqualTo("MQTT 3.1.1 (MQTT 5 failed)");
            assertThat(tooltip(shown("#status-protocol", Hyperlink.class)))
                    .startsWith("The broker does not support MQTT 5: Unsupported Protocol Version (0x84).\n");
        }
    }

    @Test
    void aBrokerThatWantsAPasswordOfAConnectionWithoutAUserGetsOneFromTheBanner() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.CONNECT && (packet.connect().flags() & PASSWORD) == 0) {
                client.send(ServerPackets.connAck(BAD_USER_NAME_OR_PASSWORD));
            } else {
                client.answer(packet);
            }
        })) {
            explorer.startPage().connect(broker.address(), null);
            explorer.waitForFocus("banner-password");
            assertThat(explorer.label("#banner-advice")).startsWith("This connection has no user name.");
            assertThat(explorer.isShown("#banner-password")).isTrue();

            explorer.setText("#banner-password", "hush");
            explorer.fire("#banner-retry");
            explorer.waitForState("Connected");
        }
    }
}
