// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.tree.TopicRow;
import org.topiary.app.viewmodel.tree.TreeViewModel;
import org.topiary.core.rows.RowOrder.By;
import org.topiary.testkit.LoadGenerator;

/** Tests a branch with more topics than any other explorer can open, while messages keep arriving. */
@IntegrationTest
final class LargeBranchTest {
    private static final int TOPICS = 100_000;
    private static final int FLOOD = 1_000;
    private static final String FLOODER = "sensor4711";

    /** The smallest thumb that a user can grab with the mouse, in pixels. */
    private static final double MIN_THUMB = 24;

    @TempDir
    private Path dataDir;

    @Test
    void opensABranchOfAHundredThousandAndSeesWhoFloodsIt() throws IOException, TimeoutException {
        try (LoadGenerator broker = LoadGenerator.topics(TOPICS + FLOOD, LargeBranchTest::topic)
                        .messages(LoadGenerator.ENDLESS)
                        .unpacedFirst(TOPICS + FLOOD)
                        .rate(10_000)
                        .open();
                Explorer explorer = Explorer.open(dataDir)) {
            explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
            explorer.waitFor("all topics", () -> explorer.session().tree().topics() == TOPICS);
            explorer.tree().select("site");
            explorer.tree().focus();

            explorer.type(KeyCode.RIGHT);
            explorer.waitFor("the branch", () -> rows(explorer) == TOPICS + 1);
            assertThat(row(explorer, 1).name()).isEqualTo("sensor0");
            assertThat(row(explorer, TOPICS).name()).isEqualTo("sensor99999");
            assertThat(thumb(explorer, "#topic-rows > .scroll-bar")).isGreaterThanOrEqualTo(MIN_THUMB);
            assertThat(thumb(explorer, ".history > .virtual-flow > .scroll-bar:vertical"))
                    .isGreaterThanOrEqualTo(MIN_THUMB);

            Explorer.onFx(() -> {
                explorer.model().tree().sortBy(By.MESSAGES);
                return true;
            });
            explorer.waitFor("who floods it", () -> countOfFlooder(explorer) > FLOOD);
            explorer.waitFor("all rows in this order", () -> rows(explorer) == TOPICS + 1);

            explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            explorer.waitFor("new counts", () -> explorer.label("#tree-counts").startsWith("Counts since "));
            explorer.waitFor("who floods it now", () -> countOfFlooder(explorer) > 0);
            // Messages from before the reset, at least the whole first round, no longer count.
            assertThat(countOfFlooder(explorer))
                    .isPositive()
                    .isLessThan(explorer.tree().messages("site/" + FLOODER) - FLOOD);

            explorer.type(KeyCode.F12);
            explorer.waitFor(
                    "the figures", () -> explorer.label("#figures-MESSAGES_IN").endsWith("/s"));
            assertThat(explorer.label("#figures-TOPICS")).isEqualTo("100,000");
            Snapshots.saveAll((Stage) explorer.scene().getWindow(), "large-branch");
            explorer.type(KeyCode.F12);
            explorer.waitFor("no figures", () -> !explorer.isShown("#figures"));

            explorer.click("#tree-count-all");
            explorer.waitFor("all counts", () -> !explorer.isShown("#tree-counts"));
            explorer.waitFor("who flooded it all the time", () -> countOfFlooder(explorer) > FLOOD);
            assertThat(explorer.session().messagesLost()).isZero();
            assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        }
    }

    /** One topic occurs a thousand times as often as each of the others. */
    private static String topic(int number) {
        return "site/" + (number < TOPICS ? "sensor" + number : FLOODER);
    }

    /** The count in the branch's first row if that row is the flooding topic, otherwise -1. */
    private static long countOfFlooder(Explorer explorer) {
        return Explorer.onFx(() -> {
            TreeViewModel tree = explorer.model().tree();
            TopicRow first = tree.size() < 2 ? null : tree.row(1, 0);
            return first == null || !first.name().equals(FLOODER) ? -1 : Long.parseLong(first.count());
        });
    }

    private static int rows(Explorer explorer) {
        return Explorer.onFx(() -> explorer.model().tree().size());
    }

    /** The length of a scroll bar's thumb, in pixels. */
    private static double thumb(Explorer explorer, String bar) {
        return Explorer.onFx(() ->
                explorer.scene().lookup(bar + " > .thumb").getLayoutBounds().getHeight());
    }

    private static TopicRow row(Explorer explorer, int index) {
        return Explorer.onFx(() -> explorer.model().tree().row(index, 0));
    }
}
