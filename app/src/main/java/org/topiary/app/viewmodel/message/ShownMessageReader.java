// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.message.DifferenceRenderer.Side;
import org.topiary.app.viewmodel.message.fields.FieldComparison;
import org.topiary.app.viewmodel.message.fields.ShownFields;
import org.topiary.app.viewmodel.message.fields.ValueForms;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder.Basis;
import org.topiary.payload.decode.DecoderChoice;

/** Reads messages from the log for the message pane. Stateless; any thread. */
final class ShownMessageReader {
    private static final Logger LOG = LoggerFactory.getLogger(ShownMessageReader.class);
    private static final long HALF_A_DAY = TimeUnit.HOURS.toNanos(12);

    private final Messages log;
    private final TopicTree tree;
    private final Decoding decoding;
    private final Renderer renderer;
    private final ValueForms forms;
    private final FormReader inForm;

    ShownMessageReader(Messages log, TopicTree tree, Decoding decoding, ValueForms forms) {
        this(log, tree, decoding, forms, ValueRenderer::value);
    }

    /** One whose choices of forms nobody keeps. */
    ShownMessageReader(Messages log, TopicTree tree, Decoding decoding, Renderer renderer) {
        this(log, tree, decoding, ValueForms.unsaved(), renderer);
    }

    private ShownMessageReader(Messages log, TopicTree tree, Decoding decoding, ValueForms forms, Renderer renderer) {
        this.log = log;
        this.tree = tree;
        this.decoding = decoding;
        this.renderer = renderer;
        this.forms = forms;
        inForm = new FormReader(log, decoding, forms);
    }

    /** In which form values are shown. */
    ValueForms forms() {
        return forms;
    }

    /** Renders a payload, see {@link ValueRenderer#value}. */
    @FunctionalInterface
    interface Renderer {
        ValueContent value(byte[] payload, Decoded decoded, boolean all, @Nullable PayloadPattern searched);
    }

    /**
     * The message to show.
     *
     * @param compared position to compare with, {@link Messages#NONE} for the previous message of the topic
     * @param difference whether to compare
     * @param choice the decoder, as {@link DecoderChoice} stores it, or {@link Decoding#AUTOMATIC}
     * @param all whether to show a large value in full
     * @param searched the pattern to mark in the value; null for none
     * @param wish the fields to show
     */
    record Request(
            long position,
            long compared,
            boolean difference,
            String choice,
            boolean all,
            @Nullable PayloadPattern searched,
            ShownFields.Wish wish) {}

    /** The topic of a message; {@link TopicTree#NONE} if it has left the log. */
    int topic(long position) {
        Messages.Head head = log.readHead(position, 0);
        return head == null ? TopicTree.NONE : head.topic();
    }

    /** The name of a topic; empty for {@link TopicTree#NONE}. */
    String topicName(int node) {
        return node == TopicTree.NONE ? "" : tree.topic(node);
    }

    /** A program of the user may take seconds. */
    Lane lane(Request request) {
        return Decoding.mayTakeSeconds(request.choice) ? Lane.IO : ReadLane.of(log, request.position);
    }

    /**
     * Shows an error instead of throwing it, even when memory runs out.
     *
     * @throws CancellationException if the task was cancelled
     */
    ShownMessage read(Request request, Progress progress, Cancel cancel) {
        try {
            Message message = log.read(request.position);
            return message == null
                    ? ShownMessage.nothing(Texts.get("message.gone"))
                    : read(message, request, progress.stage(cancel), cancel);
        } catch (CancellationException e) {
            throw e;
        } catch (Throwable e) {
            LOG.error("A message could not be read", e);
            return failed(e);
        }
    }

    private ShownMessage read(Message message, Request request, WorkStage stage, Cancel cancel) {
        MessageInfo info = MessageInfo.of(message, tree.topic(message.topic()));
        List<String> detected = List.of();
        Basis basis = Basis.BYTES;
        try {
            Decoded decoded;
            try {
                Decoded automatic = stage.part(0, 0.2).call(() -> decoding.decode(message, info.topic()));
                detected = automatic.chain();
                basis = decoding.basis(message, info.topic(), detected);
                decoded = request.choice.equals(Decoding.AUTOMATIC) || detected.equals(List.of(request.choice))
                        ? automatic
                        : stage.part(0.2, 0.4)
                                .call(() -> decoding.decode(message, info.topic(), request.choice, cancel));
            } catch (OutOfMemoryError e) {
                // Hex still works when there is not enough memory to detect the format of a large value.
                if (!request.choice.equals("hex")) {
                    throw e;
                }
                decoded = decoding.decode(message, info.topic(), request.choice);
            }
            cancel.check();
            Known known = new Known(info, detected, basis, decoded);
            return stage.part(0.4, 1)
                    .call(() -> request.difference
                            ? difference(known, message, request, cancel)
                            : value(known, message, request, cancel));
        } catch (CancellationException e) {
            throw e;
        } catch (Throwable e) {
            LOG.error("A payload of {} bytes could not be shown", message.payload().length, e);
            return new ShownMessage(
                    info,
                    detected,
                    basis,
                    new ValueContent.Nothing(Texts.get("message.notShown", FailureText.reason(e))),
                    ShownMessage.Form.NONE);
        }
    }

    /** The content shown when a message could not be read at all. */
    static ShownMessage failed(Throwable e) {
        return ShownMessage.nothing(Texts.get("message.notRead", FailureText.reason(e)));
    }

    /** What is known of a message once it was decoded. */
    private record Known(MessageInfo info, List<String> detected, Basis basis, Decoded decoded) {
        ShownMessage shown(ValueContent content, ShownMessage.Form form) {
            return new ShownMessage(info, detected, basis, content, form);
        }
    }

    private ShownMessage value(Known known, Message message, Request request, Cancel cancel) {
        FormReader.Content shown =
                inForm.read(message, known.info.topic(), known.decoded, request.wish, request.searched, cancel);
        ValueContent other = shown.other();
        return known.shown(other == null ? value(message, request, known.decoded, "") : other, shown.form());
    }

    private ShownMessage difference(Known known, Message message, Request request, Cancel cancel) {
        Decoded decoded = known.decoded;
        WorkStage stage = WorkStage.current();
        long before = request.compared != Messages.NONE ? request.compared : message.previous();
        Message other = before == Messages.NONE ? null : log.read(before);
        if (other == null) {
            String why = before == Messages.NONE ? "message.firstOne" : "message.previousGone";
            ValueContent alone = value(message, request, decoded, Texts.get(why));
            return known.shown(alone, ShownMessage.Form.NONE);
        }
        String topic = topicName(other.topic());
        String choice = other.topic() == message.topic() ? formatOf(decoded, request.choice) : decoding.chosen(topic);
        Decoded older = stage.part(0, 0.3).call(() -> decoding.decode(other, topic, choice, cancel));
        ValueContent content =
                stage.part(0.3, 1).call(() -> compared(other.payload(), older, message.payload(), decoded, cancel));
        return known.shown(
                withNote(content, compared(message, other)),
                FieldComparison.isPossible(older, decoded) ? ShownMessage.Form.COMPARISON : ShownMessage.Form.NONE);
    }

    /** The choice if the payload is in its format; otherwise the format of the payload. */
    private static String formatOf(Decoded decoded, String choice) {
        String format = decoded.chain().getFirst();
        return DecoderChoice.of(choice).id().equals(format) ? choice : format;
    }

    private ValueContent compared(byte[] before, Decoded older, byte[] after, Decoded newer, Cancel cancel) {
        FieldComparison fields = inForm.compare(before, older, after, newer, cancel);
        return fields != null
                ? new ValueContent.Changes(fields.rows(), fields.note())
                : DifferenceRenderer.difference(() -> new Side(before, older), () -> new Side(after, newer));
    }

    /** The message compared with; includes the date only if the time of day could be that of another day. */
    private String compared(Message message, Message other) {
        String time = Math.abs(message.timeNanos() - other.timeNanos()) < HALF_A_DAY
                ? Times.time(other.timeNanos())
                : Times.dateAndTime(other.timeNanos());
        return other.topic() == message.topic()
                ? Texts.get("message.compared", time)
                : Texts.get("message.compared.topic", time, ForeignText.quoted(tree.topic(other.topic())));
    }

    private static ValueContent withNote(ValueContent content, String first) {
        String note = content.note().isEmpty() ? first : first + " " + content.note();
        return switch (content) {
            case ValueContent.Text text ->
                new ValueContent.Text(text.text(), text.changes(), text.coloured(), note, text.cut(), text.found());
            case ValueContent.Lines lines -> lines.withNote(note);
            case ValueContent.Picture picture -> new ValueContent.Picture(picture.source(), picture.bytes(), note);
            case ValueContent.Fields fields -> new ValueContent.Fields(note);
            case ValueContent.Changes changes -> new ValueContent.Changes(changes.rows(), note);
            case ValueContent.Nothing nothing -> nothing;
        };
    }

    private ValueContent value(Message message, Request request, Decoded decoded, String note) {
        ValueContent content = renderer.value(message.payload(), decoded, request.all, request.searched);
        return note.isEmpty() ? content : withNote(content, note);
    }
}
