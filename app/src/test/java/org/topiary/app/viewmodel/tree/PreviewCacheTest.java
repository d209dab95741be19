// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.Traffic;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.payload.standard.StandardDecoders;

/** Tests that previews are made in the background, and that a row keeps its earlier one until then. */
final class PreviewCacheTest {
    private final Traffic traffic = new Traffic();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Decoding decoding = new Decoding(StandardDecoders.ALL, List.of(), rules -> {});
    private int early;
    private final PreviewCache cache = cache(Tasks.on(background::add));

    @AfterEach
    void close() {
        traffic.close();
    }

    @Test
    void aRowShowsItsEarlierPreviewUntilTheNewOneIsThere() {
        int node = traffic.arrive("t", "1", false, 1);
        assertThat(draw(node)).isEmpty();
        assertThat(cache.isAwaited()).isTrue();
        runAll();
        assertThat(draw(node)).isEqualTo("1");
        assertThat(early).isEqualTo(1);

        traffic.arrive("t", "2", false, 2);
        assertThat(draw(node)).isEqualTo("1");
        runAll();

        assertThat(draw(node)).isEqualTo("2");
        assertThat(cache.isAwaited()).isFalse();
        assertThat(early).as("a row with a preview waits for the next tick").isEqualTo(1);
    }

    @Test
    void theRowsOfADrawAreReadTogetherAndTheNewestMessageCounts() {
        int one = traffic.arrive("one", "1", false, 1);
        int two = traffic.arrive("two", "2", false, 1);
        read(one);
        read(two);
        cache.request();
        assertThat(background).hasSize(1);

        traffic.arrive("one", "3", false, 2);
        read(one);
        cache.request();
        assertThat(background).as("one at a time").hasSize(1);
        runAll();

        assertThat(draw(one)).isEqualTo("3");
        assertThat(draw(two)).isEqualTo("2");
        assertThat(cache.isAwaited()).isFalse();
    }

    @Test
    void anotherDecoderMakesAnotherPreview() {
        int node = traffic.arrive("t", "on", false, 1);
        draw(node);
        runAll();
        assertThat(draw(node)).isEqualTo("on");

        decoding.choose("t", "hex");
        assertThat(draw(node)).isEqualTo("on");
        runAll();

        assertThat(draw(node)).isEqualTo("2 B  6f 6e");
    }

    @Test
    @TaskFails("task.previews")
    void aRowWhosePreviewCannotBeMadeSaysSoAndIsNotReadAgainAtEveryDraw() {
        AtomicBoolean refuses = new AtomicBoolean(true);
        PreviewCache failing = cache(Tasks.on(task -> {
            if (refuses.get()) {
                throw new RejectedExecutionException("of the test");
            }
            task.run();
        }));
        int node = traffic.arrive("t", "1", false, 1);
        failing.preview(node, traffic.tree().lastPosition(node));
        failing.request();
        failing.refresh();

        assertThat(failing.preview(node, traffic.tree().lastPosition(node))).isEqualTo("⟨could not be read⟩");
        assertThat(failing.isAwaited()).isFalse();

        refuses.set(false);
        traffic.arrive("t", "2", false, 2);
        failing.preview(node, traffic.tree().lastPosition(node));
        failing.request();
        failing.refresh();
        assertThat(failing.preview(node, traffic.tree().lastPosition(node))).isEqualTo("2");
    }

    @Test
    void theCacheIsBounded() {
        int first = traffic.arrive("t0", "0", false, 1);
        draw(first);
        runAll();
        for (int i = 1; i <= PreviewCache.MAX_TOPICS; i++) {
            read(traffic.arrive("t" + i, "" + i, false, 1));
        }
        cache.request();
        runAll();

        assertThat(read(first)).isEmpty();
    }

    private PreviewCache cache(Tasks tasks) {
        return new PreviewCache(new PreviewReader(traffic.log(), traffic.tree(), decoding), tasks, () -> early++);
    }

    private String read(int node) {
        return cache.preview(node, traffic.tree().lastPosition(node));
    }

    private String draw(int node) {
        String preview = read(node);
        cache.request();
        return preview;
    }

    private void runAll() {
        while (!background.isEmpty()) {
            background.remove().run();
            cache.refresh();
            cache.request();
        }
    }
}
