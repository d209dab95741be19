// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;

/** Tests that values are read in the background, one at a time and the latest next, and that failures are reported. */
final class ShownMessageLoaderTest {
    @Test
    void whatIsReadForAnEarlierSelectionIsDropped() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        try (MessagePane pane = new MessagePane(Tasks.on(tasks::add))) {
            pane.receive("a", "1");
            pane.receive("b", "2");
            pane.select("a");
            pane.select("b");
            assertThat(tasks).hasSize(2);

            Runnable readsA = tasks.remove();
            tasks.remove().run();
            readsA.run();

            assertThat(pane.text()).isEqualTo("2");
        }
    }

    @Test
    void whileOneIsReadOnlyTheLatestIsWantedNext() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        List<String> read = new ArrayList<>();
        ShownMessageReader.Renderer renderer = (payload, decoded, all, searched) -> {
            read.add(new String(payload, StandardCharsets.UTF_8));
            return ValueRenderer.value(payload, decoded, all, searched);
        };
        try (MessagePane pane = new MessagePane(Tasks.on(tasks::add), renderer)) {
            pane.receive("t", "0");
            pane.select("t");
            for (int i = 1; i <= 5; i++) {
                pane.receive("t", "" + i);
                pane.model.tick(i * MessagePane.SECOND);
            }
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }

            assertThat(pane.text()).isEqualTo("5");
            assertThat(read).containsExactly("0", "5");
        }
    }

    @Test
    void aValueThatCannotBeMadeReadableSaysSoAndTheNextOneIsShown() {
        ShownMessageReader.Renderer renderer = (payload, decoded, all, searched) -> {
            if (payload.length > 1) {
                throw new OutOfMemoryError("of the test");
            }
            return ValueRenderer.value(payload, decoded, all, searched);
        };
        try (MessagePane pane = new MessagePane(renderer)) {
            pane.receive("t", "large");
            pane.select("t");

            assertThat(pane.shown().info()).isNotNull();
            assertThat(pane.sentence()).startsWith("This value cannot be shown: not enough memory.");

            pane.receive("t", "1");
            pane.tick();
            assertThat(pane.content()).isInstanceOf(ValueContent.Text.class);
        }
    }

    @Test
    @TaskFails("task.readValue")
    void aRefusalToReadIsSaidAndTheNextMessageIsShown() {
        AtomicBoolean refuses = new AtomicBoolean(true);
        Tasks tasks = Tasks.on(task -> {
            if (refuses.get()) {
                throw new RejectedExecutionException("of the test");
            }
            task.run();
        });
        try (MessagePane pane = new MessagePane(tasks)) {
            pane.receive("t", "1");
            pane.select("t");
            assertThat(pane.sentence()).startsWith("This message cannot be read: ");

            refuses.set(false);
            pane.receive("t", "2");
            pane.tick();
            assertThat(pane.content()).isInstanceOf(ValueContent.Text.class);
        }
    }
}
