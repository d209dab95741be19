// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.message.fields.FieldComparison;
import org.topiary.app.viewmodel.message.fields.FieldTree;
import org.topiary.app.viewmodel.message.fields.ShownFields;
import org.topiary.app.viewmodel.message.fields.ValueForm;
import org.topiary.app.viewmodel.message.fields.ValueForms;
import org.topiary.app.viewmodel.message.image.PictureSource;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.search.PayloadPattern;
import org.topiary.payload.ByteSize;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.DecoderChoice;
import org.topiary.payload.decode.Field;
import org.topiary.payload.image.Picture;
import org.topiary.payload.words.PayloadProblems;

/** Shows a decoded message in the form that the user chose for its format. Stateless; any thread. */
final class FormReader {
    /** A larger message is not compared with: decoding it for a few former values would take too long. */
    private static final int MAX_FORMER_BYTES = 16 << 20;

    private final Messages log;
    private final Decoding decoding;
    private final ValueForms forms;

    FormReader(Messages log, Decoding decoding, ValueForms forms) {
        this.log = log;
        this.decoding = decoding;
        this.forms = forms;
    }

    /** A value in a form, and what to show in place of its text; null for the text. */
    record Content(ShownMessage.Form form, @Nullable ValueContent other) {}

    /**
     * Chooses the form.
     *
     * @param topic of the message
     * @param searched the pattern to mark, which the tree does not; null for none
     */
    Content read(
            Message message,
            String topic,
            Decoded decoded,
            ShownFields.Wish wish,
            @Nullable PayloadPattern searched,
            Cancel cancel) {
        byte[] payload = message.payload();
        if (payload.length == 0) {
            return new Content(ShownMessage.Form.NONE, null);
        }
        String format = decoded.chain().getLast();
        Set<ValueForm> offered = offered(decoded);
        ValueForm form = forms.of(format);
        if (!offered.contains(form) || (form == ValueForm.TREE && searched != null)) {
            form = usual(offered);
        }
        if (form == ValueForm.PICTURE && searched != null) {
            form = ValueForm.HEX;
        }
        return switch (form) {
            case TEXT -> new Content(new ShownMessage.Form(format, form, offered, null, false), null);
            case TREE -> {
                FieldTree tree = tree(
                        payload, decoded, WorkStage.current().part(0, 0.5).call(() -> former(message, topic, decoded)));
                ShownFields fields = ShownFields.of(tree, true, wish, cancel);
                yield new Content(
                        new ShownMessage.Form(format, form, offered, fields, false),
                        new ValueContent.Fields(PayloadProblems.sentences(decoded.problems())));
            }
            case PICTURE -> {
                byte[] bytes = decoded.unwrapped().orElse(payload);
                PictureSource source = new PictureSource(topic, (Picture) decoded.root(), bytes);
                yield new Content(
                        new ShownMessage.Form(format, form, offered, null, false),
                        new ValueContent.Picture(
                                source,
                                ValueRenderer.bytes(bytes, "", null),
                                PayloadProblems.sentences(decoded.problems())));
            }
            case HEX -> {
                FieldTree tree = tree(payload, decoded, null);
                ShownFields fields = ShownFields.of(tree, false, wish, cancel);
                yield new Content(
                        new ShownMessage.Form(format, form, offered, fields, false),
                        ValueRenderer.bytes(tree.bytes(), note(tree, decoded), searched));
            }
        };
    }

    /**
     * Compares two messages by their fields, if they have the same format.
     *
     * @return in place of the differences of lines; null if they are to be shown
     */
    @Nullable
    FieldComparison compare(byte[] older, Decoded before, byte[] newer, Decoded now, Cancel cancel) {
        return forms.comparesLines() || !FieldComparison.isPossible(before, now)
                ? null
                : FieldComparison.of(
                        tree(older, before, null), tree(newer, now, null), Arrays.equals(older, newer), cancel);
    }

    /** The form of a value for which none was chosen. */
    private static ValueForm usual(Set<ValueForm> offered) {
        return offered.contains(ValueForm.PICTURE)
                ? ValueForm.PICTURE
                : offered.contains(ValueForm.TEXT) ? ValueForm.TEXT : ValueForm.HEX;
    }

    /** The forms in which a value can be shown. */
    private static Set<ValueForm> offered(Decoded decoded) {
        if (decoded.root() instanceof Picture) {
            return EnumSet.of(ValueForm.TREE, ValueForm.PICTURE, ValueForm.HEX);
        }
        Set<ValueForm> offered = EnumSet.of(ValueForm.HEX);
        if (decoded.root().kind().hasChildren()) {
            offered.add(ValueForm.TREE);
        }
        // The text of what is not bytes takes time, and there always is one.
        if (decoded.root().kind() != Field.Kind.BYTES || decoded.text().isPresent()) {
            offered.add(ValueForm.TEXT);
        }
        return offered;
    }

    private FieldTree tree(byte[] payload, Decoded decoded, @Nullable FieldTree former) {
        List<String> chain = decoded.chain();
        return FieldTree.of(payload, decoded, decoding.label(chain.subList(0, chain.size() - 1)), former);
    }

    private static String note(FieldTree tree, Decoded decoded) {
        String problems = PayloadProblems.sentences(decoded.problems());
        if (tree.outer().isEmpty()) {
            return problems;
        }
        String unwrapped = Texts.get("message.fields.unwrapped", ByteSize.text(tree.bytes().length), tree.outer());
        return problems.isEmpty() ? unwrapped : problems + " " + unwrapped;
    }

    /** The previous message of the topic; null if it has another format, is very large, or is not there. */
    private @Nullable FieldTree former(Message message, String topic, Decoded decoded) {
        Messages.Head head = message.previous() == Messages.NONE ? null : log.readHead(message.previous(), 0);
        if (head == null || head.payloadLength() > MAX_FORMER_BYTES) {
            return null;
        }
        Message previous = log.read(message.previous());
        if (previous == null) {
            return null;
        }
        String chosen = decoding.chosen(topic);
        String format = decoded.chain().getFirst();
        Decoded older =
                decoding.decode(previous, topic, DecoderChoice.of(chosen).id().equals(format) ? chosen : format);
        return older.chain().equals(decoded.chain()) ? tree(previous.payload(), older, null) : null;
    }
}
