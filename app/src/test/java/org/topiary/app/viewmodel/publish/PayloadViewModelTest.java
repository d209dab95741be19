// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.publish.PayloadCheck.State;
import org.topiary.payload.PayloadFormat;

class PayloadViewModelTest {
    /** Tasks waiting for the worker. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private final PayloadViewModel model = new PayloadViewModel(Runnable::run, Tasks.on(waiting::add));

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void jsonIsCheckedByTheWorker_andOnlyTheNewestTextCounts() {
        model.setText("{\"on\":true}");
        assertThat(model.checkProperty().get()).isEqualTo(PayloadCheck.NONE);
        work();
        assertThat(model.checkProperty().get().state()).isEqualTo(State.VALID);
        model.setText("[1");
        model.setText("[1,");
        model.setText("[1,2");
        waiting.remove().run();
        waiting.remove().run();
        assertThat(model.checkProperty().get().state()).isEqualTo(State.VALID);
        work();
        assertThat(model.checkProperty().get().text()).isEqualTo("[1,2");
        assertThat(model.checkProperty().get().state()).isEqualTo(State.PROBLEM);
    }

    @Test
    @TaskFails({"task.checkPayload", "task.freeMemory"})
    void aPayloadThatCannotBeCheckedCanBeSent() {
        PayloadViewModel its = new PayloadViewModel(Runnable::run, FailingTasks.of("task.checkPayload"));
        its.setText("{");
        assertThat(its.checkProperty().get()).isEqualTo(PayloadCheck.NONE);

        PayloadViewModel large = new PayloadViewModel(Runnable::run, FailingTasks.of("task.freeMemory"));
        large.setText("x".repeat(8 << 20));
        assertThat(large.payload()).isInstanceOf(Payload.Attached.class);
        assertThat(large.problemProperty().get()).isEmpty();
    }

    @Test
    @TaskFails("task.makePayload")
    void whyNothingIsAttachedIsSaid(@TempDir Path folder) {
        PayloadViewModel its = new PayloadViewModel(Runnable::run, FailingTasks.of("task.makePayload"));
        its.attach(folder.resolve("payload"));
        assertThat(its.busyProperty().get()).isEmpty();
        assertThat(its.problemProperty().get()).contains("memory");
    }

    @Test
    void theLimitIsOneOfBytes() {
        String most = "é".repeat(PayloadViewModel.MAX_TYPED_BYTES / 2);
        model.setText(most);
        work();
        assertThat(model.payload()).isEqualTo(new Payload.Typed(most));
        model.setText(most + "x");
        assertThat(model.textProperty().get()).isEqualTo(most);
        work();
        assertThat(model.textProperty().get()).isEmpty();
        assertThat(model.payload()).isInstanceOfSatisfying(Payload.Attached.class, large -> {
            assertThat(large.bytes()).isEqualTo((most + "x").getBytes(StandardCharsets.UTF_8));
            assertThat(large.format()).isEqualTo(PayloadFormat.TEXT);
            assertThat(large.lines()).isEqualTo(1);
        });
    }

    @Test
    void whatBecomesAnAttachmentCannotBeSentBefore_andCanBeGivenUp() {
        model.setText("before");
        model.attach("be", "x".repeat(100_000), "fore");
        assertThat(model.busyProperty().get()).isEqualTo("Reading 97.7 KiB…");
        model.remove();
        work();
        assertThat(model.busyProperty().get()).isEmpty();
        assertThat(model.payload()).isEqualTo(new Payload.Typed("before"));
        model.attach("be", "x".repeat(100_000), "fore");
        work();
        assertThat(new String(model.payload().bytes(), StandardCharsets.UTF_8))
                .startsWith("bexx")
                .endsWith("xxfore");
        model.remove();
        assertThat(model.payload().isEmpty()).isTrue();
    }

    @Test
    void halfACharacterIsNotAttached_andNothingIsLost() {
        model.setText("before");
        model.attach("", "x".repeat(100_000) + "\ud83d", "");
        work();
        assertThat(model.problemProperty().get()).contains("half of a surrogate pair");
        assertThat(model.payload()).isEqualTo(new Payload.Typed("before"));
        model.setText("next");
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void aFileIsAttachedHoweverSmall_orItIsSaidWhyNot(@TempDir Path folder) throws IOException {
        byte[] bytes = {1, 2, 3};
        model.attach(Files.write(folder.resolve("a.bin"), bytes));
        work();
        assertThat(model.payload().bytes()).isEqualTo(bytes);
        assertThat(model.payload().preview()).isEqualTo("a.bin · Binary · 3 B");
        model.attach(folder);
        work();
        assertThat(model.problemProperty().get()).contains("is not a file");
        model.attach(folder.resolve("missing"));
        work();
        assertThat(model.problemProperty().get()).contains("missing");
        assertThat(model.payload().bytes()).isEqualTo(bytes);
    }

    @Test
    void anAttachmentIsFormattedAndLookedAtByTheWorker() {
        model.setText("[" + "1,".repeat(20_000) + "1]");
        work();
        assertThat(model.canFormat()).isTrue();
        model.format();
        work();
        assertThat(new String(model.payload().bytes(), StandardCharsets.UTF_8)).startsWith("[\n  1,\n  1,");
        assertThat(model.payload().preview()).startsWith("JSON").endsWith("20,003 lines");
        model.view();
        work();
        assertThat(model.linesProperty().get()).hasValueSatisfying(lines -> {
            assertThat(lines.count()).isEqualTo(20_003);
            assertThat(lines.line().apply(1)).isEqualTo("  1,");
        });
        model.view();
        assertThat(model.linesProperty().get()).isEmpty();
    }
}
