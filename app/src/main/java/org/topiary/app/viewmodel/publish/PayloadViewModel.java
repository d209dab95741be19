// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.ByteSize;
import org.topiary.payload.HexDump;
import org.topiary.payload.JsonText;
import org.topiary.payload.LineIndex;
import org.topiary.payload.PayloadFormat;
import org.topiary.payload.StyledText;
import org.topiary.payload.Utf8;

/**
 * The payload being composed: text in the editor, or an attachment if it is too large for the editor or comes from a
 * file. A worker does whatever takes time, including the JSON check. JavaFX application thread.
 */
public final class PayloadViewModel {
    /** Maximum size of the text in the editor, in UTF-8; larger text becomes an attachment. */
    public static final int MAX_TYPED_BYTES = 32 * 1024;

    /** Maximum size of a packet after its fixed header (MQTT 5, section 1.5.5). */
    static final int MAX_BYTES = 268_435_455;

    /** Size in bytes from which the heap is cleaned up after creating an attachment. */
    private static final int LARGE = 8 << 20;

    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Payload.Attached>> attached =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Lines>> lines = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<JsonCheck> check = new ReadOnlyObjectWrapper<>(JsonCheck.NONE);
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final LatestTask checking;
    private final LatestTask making;
    private final LatestTask tidying;

    /** Lines of an attachment, each created when it is shown. */
    public record Lines(int count, IntFunction<String> line) {}

    PayloadViewModel(FxScheduler fx, Tasks tasks) {
        checking = new LatestTask(tasks, fx, "Checking a payload", Lane.READ);
        making = new LatestTask(tasks, fx, "Making a payload", Lane.IO);
        tidying = new LatestTask(tasks, fx, "Giving memory back", Lane.IO);
    }

    /** The text in the editor; sent unchanged as UTF-8, unless there is an attachment. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** The attachment that is sent instead of the text. */
    public ReadOnlyObjectProperty<Optional<Payload.Attached>> attachedProperty() {
        return attached.getReadOnlyProperty();
    }

    /** The lines of the attachment while they are shown. */
    public ReadOnlyObjectProperty<Optional<Lines>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** The latest result of the JSON check; may lag behind the text. */
    public ReadOnlyObjectProperty<JsonCheck> checkProperty() {
        return check.getReadOnlyProperty();
    }

    /** The operation that runs on the payload and prevents sending; empty when there is none. */
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why the last attempt to set the payload failed; empty once it changes. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The payload that would be sent now. */
    public Payload payload() {
        return attached.get().<Payload>map(large -> large).orElseGet(() -> new Payload.Typed(text.get()));
    }

    /** Replaces the payload. */
    public void set(Payload payload) {
        switch (payload) {
            case Payload.Typed typed -> setText(typed.text());
            case Payload.Attached large -> attach(large);
        }
    }

    /** Replaces the payload by a text, which becomes an attachment if it is too large for the editor. */
    public void setText(String next) {
        if (isTooLong("", next, "")) {
            attach("", next, "");
        } else {
            stop();
            attached.set(Optional.empty());
            lines.set(Optional.empty());
            showText(next);
        }
    }

    private void showText(String next) {
        text.set(next);
        checking.run(() -> JsonCheck.of(next), check::set, error -> check.set(JsonCheck.NONE));
    }

    /**
     * Whether a text of three parts is too large for the editor. Takes time proportional to the editor's limit at most.
     */
    public static boolean isTooLong(String before, String inserted, String after) {
        return (long) before.length() + inserted.length() + after.length() > MAX_TYPED_BYTES
                || Utf8.length(before) + Utf8.length(inserted) + Utf8.length(after) > MAX_TYPED_BYTES;
    }

    /** Attaches a text, byte for byte; the previous payload remains until then. The worker concatenates the parts. */
    public void attach(String before, String inserted, String after) {
        long chars = (long) before.length() + inserted.length() + after.length();
        if (chars > MAX_BYTES) {
            fail(Texts.get("publish.attach.large", ByteSize.text(chars), ByteSize.text(MAX_BYTES)));
            return;
        }
        make(Texts.get("publish.attach.reading", ByteSize.text(chars)), () -> {
            byte[] bytes = Utf8.encode(before.isEmpty() && after.isEmpty() ? inserted : before + inserted + after);
            return bytes == null
                    ? new Made(Optional.empty(), Texts.get("publish.blocked.surrogate"))
                    : Made.of(Payload.Attached.of(bytes, ""));
        });
    }

    /** Attaches the current content of a file; the previous payload remains until then. */
    public void attach(Path file) {
        String name = ForeignText.line(String.valueOf(file.getFileName()));
        make(Texts.get("publish.attach.file", name), () -> {
            try {
                long size = Files.size(file);
                return !Files.isRegularFile(file)
                        ? Made.failed(Texts.get("publish.attach.noFile", name))
                        : size > MAX_BYTES
                                ? Made.failed(Texts.get(
                                        "publish.attach.large", ByteSize.text(size), ByteSize.text(MAX_BYTES)))
                                : Made.of(Payload.Attached.of(Files.readAllBytes(file), name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void attach(Payload.Attached large) {
        stop();
        lines.set(Optional.empty());
        showText("");
        attached.set(Optional.of(large));
    }

    /** An attachment, or why there is none. */
    private record Made(Optional<Payload.Attached> attached, String problem) {
        static Made of(Payload.Attached attached) {
            return new Made(Optional.of(attached), "");
        }

        static Made failed(String problem) {
            return new Made(Optional.empty(), problem);
        }
    }

    private void make(String sentence, Supplier<Made> work) {
        problem.set("");
        busy.set(sentence);
        making.run(
                work,
                made -> {
                    busy.set("");
                    made.attached().ifPresentOrElse(this::attach, () -> fail(made.problem()));
                    made.attached().filter(large -> large.size() >= LARGE).ifPresent(large -> collectGarbage());
                },
                error -> fail(
                        error instanceof OutOfMemoryError
                                ? Texts.get("publish.attach.memory")
                                : Texts.get("publish.attach.failed", reason(error))));
    }

    /** Pasting 50 MB of text leaves twice its size as garbage, which would stay in the heap until that fills up. */
    private void collectGarbage() {
        tidying.run(
                () -> {
                    System.gc();
                    return true;
                },
                done -> {},
                error -> {});
    }

    private static String reason(Throwable error) {
        return error instanceof UncheckedIOException io ? String.valueOf(io.getCause()) : String.valueOf(error);
    }

    private void fail(String sentence) {
        busy.set("");
        problem.set(sentence);
    }

    private void stop() {
        making.cancel();
        busy.set("");
        problem.set("");
    }

    /** Removes the attachment, or cancels the creation of one. */
    public void remove() {
        boolean making = !busy.get().isEmpty();
        stop();
        if (making) {
            return;
        }
        attached.set(Optional.empty());
        lines.set(Optional.empty());
    }

    /** Shows the lines of the attachment, or hides them. */
    public void view() {
        attached.get()
                .filter(large -> lines.get().isEmpty())
                .ifPresentOrElse(
                        large -> making.run(
                                () -> lines(large),
                                made -> lines.set(Optional.of(made)),
                                error -> fail(Texts.get("publish.attach.failed", reason(error)))),
                        () -> lines.set(Optional.empty()));
    }

    private static Lines lines(Payload.Attached large) {
        if (large.format() == PayloadFormat.HEX) {
            HexDump dump = new HexDump(large.bytes());
            return new Lines(dump.lineCount(), dump::line);
        }
        LineIndex index = new LineIndex(new String(large.bytes(), StandardCharsets.UTF_8));
        return new Lines(index.count(), index::line);
    }

    /** Whether {@link #format} may have an effect. */
    public boolean canFormat() {
        return attached.get()
                .map(large -> large.format() == PayloadFormat.JSON)
                .orElseGet(() -> check.get().state() == JsonCheck.State.VALID);
    }

    /** Indents a JSON payload; only the whitespace between its tokens changes. An attachment remains one. */
    public void format() {
        if (!canFormat()) {
            return;
        }
        attached.get()
                .ifPresentOrElse(
                        large -> make(Texts.get("publish.attach.formatting"), () -> {
                            StyledText pretty = JsonText.pretty(large.bytes());
                            byte[] bytes = pretty == null ? null : Utf8.encode(pretty.text());
                            return bytes == null
                                    ? Made.failed(Texts.get("decode.problem.json.tooLarge"))
                                    : Made.of(Payload.Attached.of(bytes, large.file()));
                        }),
                        () -> formatText(text.get()));
    }

    private void formatText(String from) {
        making.run(
                () -> Optional.ofNullable(JsonText.pretty(from.getBytes(StandardCharsets.UTF_8))),
                pretty -> {
                    // Keeps what was typed meanwhile.
                    if (text.get().equals(from) && pretty.isPresent()) {
                        setText(pretty.get().text());
                    }
                },
                error -> fail(Texts.get("publish.attach.failed", reason(error))));
    }
}
