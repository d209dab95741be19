// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.message.fields.ShownFields;
import org.topiary.app.viewmodel.message.fields.ValueForm;
import org.topiary.payload.decode.Decoder.Basis;

/**
 * Everything shown about a message in one value, so that no part of the screen refers to another message.
 *
 * @param info null when there is no message
 * @param detected the ids of the decoders that fit the payload best, from the outermost one; empty when there is no
 *     message
 * @param basis why they fit
 * @param form in which form the value is shown
 */
public record ShownMessage(
        @Nullable MessageInfo info, List<String> detected, Basis basis, ValueContent content, Form form) {
    public ShownMessage {
        detected = List.copyOf(detected);
    }

    /**
     * In which form a value is shown.
     *
     * @param format the id of the decoder that the form is chosen for; empty if there is no choice
     * @param offered the forms that the value can be shown in; of a comparison none
     * @param fields the fields, if the form is the tree or the bytes
     * @param comparesFields whether it is a comparison that can show fields as well as lines
     */
    public record Form(
            String format,
            ValueForm form,
            Set<ValueForm> offered,
            @Nullable ShownFields fields,
            boolean comparesFields) {
        /** A text, without a choice. */
        public static final Form NONE = new Form("", ValueForm.TEXT, Set.of(), null, false);

        /** A comparison of messages whose fields can be compared, too. */
        public static final Form COMPARISON = new Form("", ValueForm.TEXT, Set.of(), null, true);

        public Form {
            offered = Set.copyOf(offered);
        }
    }

    static ShownMessage nothingSelected() {
        return nothing(Texts.get("message.nothingSelected"));
    }

    static ShownMessage nothingYet() {
        return nothing(Texts.get("message.nothingYet"));
    }

    static ShownMessage nothing(String sentence) {
        return new ShownMessage(null, List.of(), Basis.BYTES, new ValueContent.Nothing(sentence), Form.NONE);
    }
}
