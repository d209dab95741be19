// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.testkit.LoadGenerator;

/** Tests a broker with more topics than the tree may hold, so that most of a million messages are left out. */
@IntegrationTest
final class FullTreeTest {
    private static final int LIMIT = 1_000;
    private static final int TOPICS = 10 * LIMIT;
    private static final int ROUNDS = 137;

    /** The smallest window width that is checked, in pixels. */
    private static final double WINDOW = 900;

    /** The extra pixels that "TLS 1.3" and two million topics instead of a thousand need. */
    private static final double RESERVE = 110;

    @TempDir
    private Path dataDir;

    @Test
    void saysWhatItLeavesOutInABarThatFitsTheWindow() throws IOException, TimeoutException {
        Files.writeString(dataDir.resolve("settings.json"), "{\"version\": 1, \"topicLimit\": " + LIMIT + "}");
        try (LoadGenerator broker = LoadGenerator.topics(TOPICS, number -> "site/sensor" + number)
                        .messages((long) ROUNDS * TOPICS)
                        .open();
                Explorer explorer = Explorer.open(dataDir)) {
            explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
            explorer.waitFor("all messages", () -> explorer.session().messagesReceived() == (long) ROUNDS * TOPICS);

            // One of the thousand nodes is the level above the topics.
            int leftOut = (TOPICS - LIMIT + 1) * ROUNDS;
            String text = "%,d left out".formatted(leftOut);
            explorer.waitFor("the bar", () -> explorer.label("#status-left-out").equals(text));
            explorer.click("#status-left-out");
            explorer.waitFor("the explanation", () -> explorer.isShown(".lost-explanation"));
            Snapshots.saveAll((Stage) explorer.scene().getWindow(), "full-tree", new int[][] {{(int) WINDOW, 600}});
            Region bar = (Region) explorer.scene().lookup(".status-bar");
            double least = Explorer.onFx(() -> bar.minWidth(-1));
            assertThat(least).isLessThan(WINDOW - RESERVE);
            assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        }
    }
}
