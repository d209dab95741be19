// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.ui.Snapshots;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.profiles.ProfileStore;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.PacketType;
import org.topiary.testkit.ScriptedBroker;
import org.topiary.testkit.ServerPackets;
import org.topiary.testkit.TestCertificates;

/** Tests that long or deceptive text from a server hides nothing that the user needs. */
@IntegrationTest
final class HostileTextStoryTest {
    private static final int[][] SIZES = {{900, 600}};
    private static final int SERVER_BUSY = 0x89;
    private static final int REASON_STRING = 0x1F;
    private static final int WILDCARDS_AVAILABLE = 0x28;

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

    @Test
    void aCertificateWithManyNamesHidesNeitherItsFingerprintNorTheButtons() throws Exception {
        Path folder = Files.createTempDirectory("topiary-mosquitto");
        String[] names = Stream.concat(
                        Stream.of("broker\nFingerprint of the server 0000"),
                        IntStream.range(0, 400).mapToObj(number -> "host" + number + ".example.org"))
                .toArray(String[]::new);
        try (MosquittoBroker broker = MosquittoBroker.startIn(
                folder,
                TestCertificates.selfSigned(names).mosquitto(folder, "self").toArray(String[]::new))) {
            Stage window = explorer.stages().getFirst();
            fx(() -> {
                window.setWidth(900);
                window.setHeight(600);
                return true;
            });
            explorer.startPage().connect("mqtts://127.0.0.1:" + broker.port(), null);
            explorer.waitFor("the question", () -> explorer.isShown("#dialog-trust"));
            explorer.waitForDrawing();

            for (String query :
                    List.of("#untrusted-reason", "#untrusted-fingerprint", "#dialog-trust", "#dialog-cancel")) {
                Bounds place = bounds(query);
                assertThat(place.getMinY()).as(query).isNotNegative();
                assertThat(place.getMaxY()).as(query).isLessThanOrEqualTo(600);
            }
            assertThat(explorer.label("#untrusted-fingerprint")).matches("([0-9A-F]{4} ){15}[0-9A-F]{4}");
            assertThat(explorer.texts())
                    .noneMatch(text -> text.contains("\nFingerprint") || text.contains("host3.example.org"));
            assertThat(explorer.texts()).anyMatch(text -> text.contains("“broker⏎Fingerprint of the server 0000”"));
            Snapshots.saveAll(window, "untrusted-hostile", SIZES);
        }
    }

    @Test
    void aLongReasonLeavesRoomForTheTopicsAndIsInTheDetails() throws Exception {
        String reason = "Your licence has expired. ".repeat(2_300);
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.CONNECT) {
                client.send(ServerPackets.connAck(SERVER_BUSY, ServerPackets.property(REASON_STRING, reason)));
            } else {
                client.answer(packet);
            }
        })) {
            explorer.startPage().connect(broker.address(), null);
            explorer.waitFor("the banner", () -> explorer.isShown("#state-banner"));
            explorer.waitForDrawing();

            assertThat(bounds("#state-banner").getHeight()).isBetween(50.0, 250.0);
            assertThat(explorer.texts()).allMatch(text -> text.length() < 1_000);
            assertThat(explorer.label("#banner-advice")).contains("Reason from the broker: “Your licence has expired.");
            Snapshots.saveAll(explorer.stages().getFirst(), "banner-hostile", SIZES);

            explorer.click("#banner-details");
            explorer.waitFor(
                    "the details", () -> !explorer.popupTexts("#whole-text").isEmpty());
            assertThat(explorer.popupTexts("#whole-text"))
                    .allMatch(text -> text.length() < 100)
                    .anyMatch(text -> text.contains("licence"));
        }
    }

    @Test
    void manyRefusedFiltersLeaveRoomForTheTopics() throws Exception {
        List<Subscription> many = IntStream.range(0, 200)
                .mapToObj(number -> new Subscription("line" + number + "/#", Qos.AT_MOST_ONCE, false))
                .toList();
        try (ScriptedBroker broker = new ScriptedBroker((packet, client) -> {
            if (packet.type() == PacketType.CONNECT) {
                client.send(ServerPackets.connAck(0, ServerPackets.property8(WILDCARDS_AVAILABLE, 0)));
            } else {
                client.answer(packet);
            }
        })) {
            explorer.close();
            try (ProfileStore profiles = new ProfileStore(dataDir, problem -> {})) {
                BrokerAddress address = BrokerAddress.parse(broker.address()).address();
                profiles.put(ConnectionProfile.of("1", "many", address).toBuilder()
                        .subscriptions(many)
                        .build());
            }
            explorer = Explorer.open(dataDir);
            explorer.startPage().open("many");
            explorer.waitForState("Connected");
            explorer.waitFor(
                    "what is not subscribed to",
                    () -> explorer.label("#banner-advice").contains("\"line199/#\""));
            explorer.waitForDrawing();

            assertThat(bounds("#state-banner").getHeight()).isBetween(50.0, 250.0);
        }
    }

    private Bounds bounds(String query) {
        return fx(() -> {
            Node node = explorer.scene().lookup(query);
            assertThat(node instanceof Labeled || node instanceof Region).isTrue();
            return node.localToScene(node.getLayoutBounds());
        });
    }

    private static <T> T fx(Callable<T> action) {
        T result = WaitForAsyncUtils.waitForAsyncFx(60_000, action);
        FxEvents.settle();
        return result;
    }
}
