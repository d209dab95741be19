// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.core.progress.WorkStage;
import org.topiary.testkit.RecordedStage;

/** Tests copying a value to the clipboard and saving it to a file. */
final class ValueExportTest {
    private final MessagePane pane = new MessagePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void copyAndSaveGiveWhatWasSent(@TempDir Path dir) throws IOException {
        String sent = "{ \"a\" : 1.50 }\r\n";
        pane.receive("home/läm p", sent);
        pane.select("home/läm p");

        assertThat(pane.copied()).containsExactly(sent);
        assertThat(pane.model.topicToCopy()).isEqualTo("home/läm p");
        pane.model.value().save(name -> dir.resolve(name));
        assertThat(dir.resolve("home_läm_p.json")).content().isEqualTo(sent);
        assertThat(pane.status()).startsWith("Saved 16 B to ");

        pane.model.value().save(name -> dir.resolve("no/such").resolve(name));
        assertThat(pane.status()).startsWith("Cannot write ");
    }

    @Test
    void binaryIsCopiedAsHex() {
        pane.session.receive("t", new byte[] {0x1f, (byte) 0x8b}, false, new byte[0]);
        pane.select("t");

        assertThat(pane.copied()).containsExactly("1f 8b");
    }

    @Test
    void copyingSaysHowFarItIsAndEndsWhenItIsCancelled() {
        byte[] binary = new byte[10 * WorkStage.BYTES + 1];
        new Random(1).nextBytes(binary);
        RecordedStage progress = RecordedStage.patient();

        String hex = progress.stage().call(() -> ValueExport.textOrHex(binary));

        assertThat(hex).isEqualTo(HexFormat.ofDelimiter(" ").formatHex(binary));
        assertThat(progress.fractions()).isSorted();
        assertThat(progress.tenths()).isGreaterThanOrEqualTo(7);
        RecordedStage cancelled = RecordedStage.cancelledAfter(3);
        assertThatThrownBy(() -> cancelled.stage().call(() -> ValueExport.textOrHex(binary)))
                .isInstanceOf(CancellationException.class);

        String text = "a" + "ä€😀".repeat(WorkStage.BYTES);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(ValueExport.textOrHex(utf8)).isEqualTo(text);
        assertThatThrownBy(() -> RecordedStage.cancelledAfter(1).stage().call(() -> ValueExport.textOrHex(utf8)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void copyingReportsToTheTaskThatTheUserSees() {
        pane.receive("t", "1");
        pane.select("t");
        List<WorkStage> stages = new ArrayList<>();

        pane.model.value().read(payload -> WorkStage.current(), (info, stage) -> stages.add(stage));

        assertThat(stages).singleElement().isNotSameAs(WorkStage.UNWATCHED);
    }

    @Test
    void theValueIsReadInTheBackgroundForCopyingAndAfterTheQuestionForSaving(@TempDir Path dir) {
        Queue<Runnable> tasks = new ArrayDeque<>();
        try (MessagePane slow = new MessagePane(Tasks.on(tasks::add))) {
            slow.receive("t", "1");
            slow.select("t");
            tasks.remove().run();
            List<String> copied = new ArrayList<>();

            slow.model.value().copy(copied::add);
            assertThat(copied).isEmpty();
            tasks.remove().run();
            assertThat(copied).containsExactly("1");

            slow.model.value().save(name -> dir.resolve("value"));
            assertThat(dir.resolve("value")).doesNotExist();
            tasks.remove().run();
            assertThat(dir.resolve("value")).hasContent("1");
        }
    }

    @Test
    @TaskFails({"task.copyValue", "task.saveValue"})
    void aRefusalToCopyOrToSaveIsSaid(@TempDir Path dir) {
        AtomicBoolean refuses = new AtomicBoolean();
        Tasks tasks = Tasks.on(task -> {
            if (refuses.get()) {
                throw new RejectedExecutionException("of the test");
            }
            task.run();
        });
        try (MessagePane refused = new MessagePane(tasks)) {
            refused.receive("t", "1");
            refused.select("t");
            refuses.set(true);

            assertThat(refused.copied()).isEmpty();
            assertThat(refused.status()).startsWith("Cannot copy the value: ");
            refused.model.value().save(name -> dir.resolve(name));
            assertThat(refused.status()).startsWith("Cannot save the value: ");
        }
    }

    @Test
    void aFileIsReplacedAsAWholeByTheValueThatIsSaved(@TempDir Path dir) throws IOException {
        pane.receive("t", "new");
        pane.select("t");
        Path file = Files.writeString(dir.resolve("value.txt"), "what the user had");
        Path sameContent = Files.createLink(dir.resolve("link"), file);

        pane.model.value().save(name -> file);

        assertThat(file).hasContent("new");
        assertThat(sameContent).as("the old file, which nobody wrote to").hasContent("what the user had");
    }
}
