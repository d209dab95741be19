// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.SparkplugPayloads.birth;
import static org.topiary.app.SparkplugPayloads.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.publish.Payload;
import org.topiary.core.log.Qos;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.mqtt.receive.MessageProperties;

/** Tests that metrics sent by alias have the names of the birth of their time, through the real window. */
@IntegrationTest
final class SparkplugStoryTest {
    private static final String BIRTH = "spBv1.0/plant/NBIRTH/line1";
    private static final String DATA = "spBv1.0/plant/NDATA/line1";

    @TempDir
    private Path dataDir;

    private EmbeddedBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = EmbeddedBroker.start();
        explorer = Explorer.open(dataDir);
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        InBackground.close(broker);
    }

    private void send(String topic, byte[] payload) {
        explorer.onWindow(() -> {
            explorer.model()
                    .publish()
                    .reuse(topic, Payload.of(payload), Qos.AT_LEAST_ONCE, false, MessageProperties.NONE);
            explorer.model().publish().send();
        });
    }

    private void waitForValue(String value) {
        explorer.waitFor("the value " + value, () -> explorer.message().value().equals(value));
    }

    @Test
    void metricsHaveTheNamesOfTheBirthOfTheirTime() {
        send(DATA, data(9, 1, 4));
        explorer.tree().select(DATA);
        waitForValue("alias 1: 4\nseq: 9");
        explorer.waitFor("why the name is unknown", () -> note().startsWith("Name unknown, no birth yet: "));
        Snapshots.save(explorer.scene(), "sparkplug-no-birth");

        send(BIRTH, birth(0, "Speed", "Heat"));
        send(DATA, data(1, 1, 5));
        waitForValue("Speed: 5  (Int32, alias 1)\nseq: 1");
        explorer.waitFor("no problem", () -> note().isEmpty());

        send(BIRTH, birth(0, "Heat", "Speed"));
        send(DATA, data(1, 1, 6));
        waitForValue("Heat: 6  (Int32, alias 1)\nseq: 1");
        explorer.waitFor(
                "the preview in the tree",
                () -> explorer.tree().row(DATA).preview().equals("Heat 6"));
        explorer.waitFor(
                "the names in the history",
                () -> explorer.message().column("preview").equals(List.of("Heat 6", "Speed 5", "alias 1 4")));
        Snapshots.save(explorer.scene(), "sparkplug-history");

        send(DATA, data(5, 2, 7));
        waitForValue("Speed: 7  (Int32, alias 2)\nseq: 5");
        explorer.waitFor("the gap", () -> note().startsWith("Sequence number 2 was expected, but 5 arrived"));
    }

    private String note() {
        return Explorer.onFx(() -> explorer.model()
                .message()
                .value()
                .shownProperty()
                .get()
                .content()
                .note());
    }
}
