// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.file.FileReasons;
import org.topiary.core.file.SafeFile;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.ByteNotation;
import org.topiary.payload.ByteSize;
import org.topiary.payload.Utf8;

/**
 * Copies a value, or saves it to a file, in full and as it was sent; reads and writes in the background. JavaFX
 * application thread.
 */
final class ValueExport {
    private static final int MAX_NAME = 60;
    /** The share of the work after which it is known whether a value is text. */
    private static final double CHECKED = 0.2;

    private final Messages log;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");

    ValueExport(Messages log, FxScheduler fx, Tasks tasks) {
        this.log = log;
        this.fx = fx;
        this.tasks = tasks;
    }

    /** The result of the last save, or why a value could not be copied; empty at first. */
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    void clearStatus() {
        status.set("");
    }

    /**
     * Reads the payload of a message: as text if it is text, otherwise as hex.
     *
     * @param ready receives it on the JavaFX application thread; not called if it cannot be read
     */
    void copy(MessageInfo info, Consumer<String> ready) {
        read(info, ValueExport::textOrHex, ready);
    }

    /**
     * Reads the payload of a message.
     *
     * @param convert called in the background; its {@link WorkStage} is that of the task
     * @param ready receives the result on the JavaFX application thread; not called if the payload cannot be read
     */
    <T> void read(MessageInfo info, Function<byte[], T> convert, Consumer<T> ready) {
        long position = info.position();
        tasks.submit(
                "task.copyValue",
                ReadLane.of(log, position),
                (progress, cancel) -> {
                    Message message = log.read(position);
                    cancel.check();
                    if (message == null) {
                        showStatus(Texts.get("message.gone"));
                    } else {
                        T result = progress.stage(cancel).call(() -> convert.apply(message.payload()));
                        cancel.check();
                        fx.later(() -> ready.accept(result));
                    }
                },
                problem -> showStatus(Texts.get("message.notCopied", FailureText.reason(problem))));
    }

    /** Reports to the {@link WorkStage} of the thread. */
    static String textOrHex(byte[] payload) {
        WorkStage stage = WorkStage.current();
        boolean text = Utf8.isWellFormed(payload, stage.part(0, CHECKED));
        return (text ? ByteNotation.TEXT : ByteNotation.HEX).write(payload, stage.part(CHECKED, 1));
    }

    /**
     * Asks for a file right away, before anything is read, and writes the payload byte by byte.
     *
     * @param ending of the suggested name, such as {@code .json}
     */
    void save(MessageInfo info, String ending, SaveTarget ask) {
        Path file = ask.choose(fileName(info.topic(), ending));
        if (file == null) {
            return;
        }
        String place = ForeignText.line(file.toString());
        tasks.submit(
                TaskSpec.of("task.saveValue", Lane.SAVE).with(place).uncancellable(),
                (progress, cancel) -> {
                    Message message = log.read(info.position());
                    showStatus(message == null ? Texts.get("message.gone") : write(message.payload(), file, place));
                },
                problem -> showStatus(Texts.get("message.notWritten", FailureText.reason(problem))));
    }

    private static String write(byte[] payload, Path file, String place) {
        try {
            SafeFile.writeDocument(file, payload);
            return Texts.get("message.saved", ByteSize.text(payload.length), place);
        } catch (IOException e) {
            return Texts.get("message.notSaved", place, FileReasons.of(e));
        }
    }

    /** The last levels of a topic as a file name that is valid on every system. */
    private static String fileName(String topic, String ending) {
        String safe = topic.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        String name = safe.substring(Math.max(0, safe.length() - MAX_NAME));
        return (name.isEmpty() || name.startsWith(".") ? "message" : "") + name + ending;
    }

    private void showStatus(String sentence) {
        fx.later(() -> status.set(sentence));
    }
}
