// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.ui.palette.Palette;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.app.ui.palette.RecentEntries;
import org.topiary.app.viewmodel.session.SessionModels;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.TopicFinder;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.core.tree.TopicTree;

final class GoToTopicsTest {
    private final FailingTasks background = new FailingTasks();
    private final WindowViewModel window = new WindowViewModel();
    private final SessionViewModel session = SessionModels.of("plant", "mqtt://plant.example");
    private final Palette palette = new Palette(
            List.of(new GoToTopics(window, new TopicFinder(background.tasks(), Runnable::run))),
            new RecentEntries(List.of(), ids -> {}));

    GoToTopicsTest() {
        receive("hall/pump");
        window.open(session);
    }

    private void receive(String topic) {
        TopicTree tree = session.session().tree();
        tree.update(tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8))), 0, 1, 1);
    }

    @AfterEach
    void close() {
        session.session().close();
    }

    @Test
    @TaskFails("task.findTopics")
    void aSearchThatFailsSaysWhyAndTheNextLetterSearchesAgain() {
        background.setFailing(true);
        palette.textProperty().set("p");
        PaletteEntry failure = palette.entriesProperty().get().getFirst();
        assertThat(palette.entriesProperty().get()).hasSize(1);
        assertThat(failure.title()).isEqualTo("Topics could not be searched");
        assertThat(failure.obstacle()).isEqualTo(Optional.of("not enough memory"));

        background.setFailing(false);
        palette.textProperty().set("pu");
        assertThat(palette.entriesProperty().get())
                .extracting(PaletteEntry::title)
                .containsExactly("hall/pump");
    }

    @Test
    void looksAgainWhenTopicsArriveAfterNothingWasFound() {
        palette.textProperty().set("lamp");
        assertThat(palette.entriesProperty().get()).isEmpty();
        receive("hall/lamp");
        session.tick(System.nanoTime());

        assertThat(palette.entriesProperty().get())
                .extracting(PaletteEntry::title)
                .containsExactly("hall/lamp");
        receive("yard/lamp");
        session.tick(System.nanoTime());
        assertThat(palette.entriesProperty().get()).hasSize(1);
    }
}
