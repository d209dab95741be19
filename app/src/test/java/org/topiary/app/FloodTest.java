// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.testkit.LoadGenerator;

/** Tests the whole program with more topics and messages than any other explorer can hold. */
@IntegrationTest
final class FloodTest {
    private static final int TOPICS = 1_000_000;
    private static final int ROUNDS = 2;

    @TempDir
    private Path dataDir;

    @Test
    void amongAMillionTopicsFindsOneByItsNameAndReadsItsLastMessage() throws IOException, TimeoutException {
        try (LoadGenerator broker = LoadGenerator.topics(TOPICS, FloodTest::topic)
                        .rounds(ROUNDS)
                        .messages((long) ROUNDS * TOPICS)
                        .payload(FloodTest::payload)
                        .open();
                Explorer explorer = Explorer.open(dataDir)) {
            explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
            explorer.waitFor("all messages", () -> explorer.session().messagesReceived() == (long) ROUNDS * TOPICS);
            assertThat(explorer.session().messagesLost()).isZero();
            assertThat(explorer.session().tree().topics()).isEqualTo(TOPICS);

            explorer.press(KeyCode.CONTROL, KeyCode.F);
            explorer.write(topic(421_793));
            // The note counts matches before the rows show them; until then, End selects the last of all topics.
            explorer.waitFor(
                    "the rows of the search",
                    () -> explorer.tree().shownNames().equals(List.of("site", "42/area", "17/dev", "93")));
            explorer.type(KeyCode.ENTER, KeyCode.END);

            explorer.waitFor(
                    "the value on the screen", () -> explorer.message().value().equals("421793 in round 1"));
            assertThat(explorer.label("#status-topics")).isEqualTo("1,000,000 topics");
            Snapshots.save(explorer.scene(), "flood");
            assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        }
    }

    private static String topic(int number) {
        return "site/%d/area/%d/dev/%02d".formatted(number / 10_000, number / 100 % 100, number % 100);
    }

    private static byte[] payload(int number) {
        return (number % TOPICS + " in round " + number / TOPICS).getBytes(StandardCharsets.US_ASCII);
    }
}
