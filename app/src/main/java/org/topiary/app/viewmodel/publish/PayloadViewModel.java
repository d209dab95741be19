// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.publish.PayloadFileException;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishPayload;
import org.topiary.payload.ByteSize;
import org.topiary.payload.HexDump;
import org.topiary.payload.JsonText;
import org.topiary.payload.LineIndex;
import org.topiary.payload.PayloadFormat;
import org.topiary.payload.StyledText;
import org.topiary.payload.Utf8;

/**
 * The payload being composed: text in the editor, which may stand for bytes, or an attachment if it is too large for
 * the editor or comes from a file. A worker does whatever takes time, including the JSON check. JavaFX application
 * thread.
 */
public final class PayloadViewModel {
    /** Maximum size of the text in the editor, in UTF-8; larger text becomes an attachment. */
    public static final int MAX_TYPED_BYTES = 32 * 1024;

    /** Maximum size of a payload that is read; a message may have room for less. */
    private static final int MAX_BYTES = PublishMessage.MAX_REMAINING_LENGTH;

    /** Size in bytes from which the heap is cleaned up after creating an attachment. */
    private static final int LARGE = 8 << 20;

    private final ReadOnlyObjectWrapper<PayloadKind> kind = new ReadOnlyObjectWrapper<>(PayloadKind.TEXT);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Payload.Attached>> attached =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Lines>> lines = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<PayloadCheck> check = new ReadOnlyObjectWrapper<>(PayloadCheck.NONE);
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final FxScheduler fx;
    private final Tasks tasks;
    private final TaskSpec checking =
            TaskSpec.of("task.checkPayload", Lane.READ).superseding();
    private final TaskSpec making = TaskSpec.of("task.makePayload", Lane.IO).superseding();
    private final TaskSpec tidying = TaskSpec.of("task.freeMemory", Lane.IO).uncancellable();

    /** Lines of an attachment, each created when it is shown. */
    public record Lines(int count, IntFunction<String> line) {}

    PayloadViewModel(FxScheduler fx, Tasks tasks) {
        this.fx = fx;
        this.tasks = tasks;
    }

    /** How the payload is entered; {@link PayloadKind#FILE} if and only if it comes from a file. */
    public ReadOnlyObjectProperty<PayloadKind> kindProperty() {
        return kind.getReadOnlyProperty();
    }

    /** The text in the editor; sent as its kind says, unless there is an attachment. */
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

    /** The latest result of the check of the text; that of JSON may lag behind the text. */
    public ReadOnlyObjectProperty<PayloadCheck> checkProperty() {
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
        return attached.get().<Payload>map(large -> large).orElseGet(() -> new Payload.Typed(kind.get(), text.get()));
    }

    /** Replaces the payload. */
    public void set(Payload payload) {
        switch (payload) {
            case Payload.Typed typed -> set(typed.kind(), typed.text());
            case Payload.Attached large -> attach(large);
        }
    }

    /**
     * Replaces the payload by a text of the same kind, which becomes an attachment if it is too large for the editor.
     */
    public void setText(String next) {
        set(kind.get() == PayloadKind.FILE ? PayloadKind.TEXT : kind.get(), next);
    }

    private void set(PayloadKind nextKind, String next) {
        if (isTooLong("", next, "")) {
            attach("", next, "");
        } else {
            stop();
            attached.set(Optional.empty());
            lines.set(Optional.empty());
            kind.set(nextKind);
            showText(next);
        }
    }

    private void showText(String next) {
        text.set(next);
        if (kind.get() == PayloadKind.HEX || kind.get() == PayloadKind.BASE64) {
            tasks.cancel(checking);
            // At once: what is invalid must not be sent.
            check.set(PayloadCheck.of(kind.get(), next));
        } else {
            run(checking, () -> PayloadCheck.json(next), check::set, error -> check.set(PayloadCheck.NONE));
        }
    }

    /**
     * Enters the payload in another way, other than from a file. Its bytes stay the same; where they do not fit in the
     * editor, the kind stays the same as well. Characters that were invalid stay as they are.
     */
    public void convert(PayloadKind next) {
        if (next == kind.get() || !busy.get().isEmpty()) {
            return;
        }
        PayloadCode.Decoded decoded = attached.get()
                .map(large -> new PayloadCode.Decoded(large.bytes(), -1, ""))
                .orElseGet(() -> PayloadCode.decode(kind.get(), text.get()));
        if (decoded.isFaulty()) {
            set(next, text.get());
            problem.set(Texts.get("publish.kind.kept", decoded.fault()));
            return;
        }
        if (decoded.bytes().length > MAX_TYPED_BYTES) {
            problem.set(Texts.get("publish.kind.large", ByteSize.text(MAX_TYPED_BYTES)));
            return;
        }
        PayloadCode.encode(next, decoded.bytes())
                .ifPresentOrElse(
                        converted -> {
                            if (isTooLong("", converted, "")) {
                                problem.set(Texts.get("publish.kind.large", ByteSize.text(MAX_TYPED_BYTES)));
                            } else {
                                set(next, converted);
                            }
                        },
                        () -> problem.set(Texts.get("publish.kind.binary")));
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
        PayloadKind entered = kind.get();
        make(
                Texts.get("publish.attach.reading", ByteSize.text(chars)),
                () -> Made.of(entered, before.isEmpty() && after.isEmpty() ? inserted : before + inserted + after));
    }

    /** Attaches the current content of a file; the previous payload remains until then. */
    public void attach(Path file) {
        String name = ForeignText.line(String.valueOf(file.getFileName()));
        make(Texts.get("publish.attach.file", name), () -> {
            try {
                return Made.of(Payload.Attached.of(new PublishPayload.FileContent(file).read(MAX_BYTES), name));
            } catch (PayloadFileException e) {
                return Made.failed(
                        switch (e.kind()) {
                            case MISSING -> Texts.get("publish.attach.missing", name);
                            case NOT_REGULAR -> Texts.get("publish.attach.noFile", name);
                            case TOO_LARGE ->
                                Texts.get("publish.attach.large", ByteSize.text(e.size()), ByteSize.text(MAX_BYTES));
                            case UNREADABLE -> Texts.get("publish.attach.failed", String.valueOf(e.getCause()));
                        });
            }
        });
    }

    private void attach(Payload.Attached large) {
        stop();
        lines.set(Optional.empty());
        if (!large.file().isEmpty()) {
            kind.set(PayloadKind.FILE);
        } else if (kind.get() == PayloadKind.FILE) {
            kind.set(PayloadKind.TEXT);
        }
        showText("");
        attached.set(Optional.of(large));
    }

    /** An attachment, or why there is none. */
    private record Made(Optional<Payload.Attached> attached, String problem) {
        static Made of(PayloadKind kind, String text) {
            if (kind == PayloadKind.HEX || kind == PayloadKind.BASE64) {
                PayloadCode.Decoded decoded = PayloadCode.decode(kind, text);
                return decoded.isFaulty()
                        ? failed(Texts.get("publish.attach.failed", decoded.fault()))
                        : of(Payload.Attached.of(decoded.bytes(), ""));
            }
            byte[] bytes = Utf8.encode(text);
            return bytes == null ? failed(Texts.get("publish.blocked.surrogate")) : of(Payload.Attached.of(bytes, ""));
        }

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
        run(
                making,
                work,
                made -> {
                    busy.set("");
                    made.attached().ifPresentOrElse(this::attach, () -> fail(made.problem()));
                    made.attached().filter(large -> large.size() >= LARGE).ifPresent(large -> collectGarbage());
                },
                error -> fail(
                        error instanceof OutOfMemoryError
                                ? Texts.get("publish.attach.memory")
                                : Texts.get("publish.attach.failed", String.valueOf(error))));
    }

    /** Pasting 50 MB of text leaves twice its size as garbage, which would stay in the heap until that fills up. */
    private void collectGarbage() {
        tasks.submit(tidying, (progress, cancel) -> System.gc(), error -> {});
    }

    private <T> void run(TaskSpec spec, Supplier<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        tasks.compute(spec, fx::later, (progress, cancel) -> work.get(), done, failed);
    }

    private void fail(String sentence) {
        busy.set("");
        problem.set(sentence);
    }

    private void stop() {
        tasks.cancel(making);
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
        setText("");
    }

    /** Shows the lines of the attachment, or hides them. */
    public void view() {
        attached.get()
                .filter(large -> lines.get().isEmpty())
                .ifPresentOrElse(
                        large -> run(
                                making,
                                () -> lines(large),
                                made -> lines.set(Optional.of(made)),
                                error -> fail(Texts.get("publish.attach.failed", String.valueOf(error)))),
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
                .orElseGet(() -> kind.get() == PayloadKind.TEXT && check.get().state() == PayloadCheck.State.VALID);
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
        run(
                making,
                () -> Optional.ofNullable(JsonText.pretty(from.getBytes(StandardCharsets.UTF_8))),
                pretty -> {
                    // Keeps what was typed meanwhile.
                    if (text.get().equals(from) && pretty.isPresent()) {
                        setText(pretty.get().text());
                    }
                },
                error -> fail(Texts.get("publish.attach.failed", String.valueOf(error))));
    }
}
