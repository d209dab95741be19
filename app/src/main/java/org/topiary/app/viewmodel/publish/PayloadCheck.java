// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.List;
import org.topiary.app.text.Texts;
import org.topiary.payload.JsonProblem;
import org.topiary.payload.JsonText;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Span;
import org.topiary.payload.words.PayloadProblems;

/**
 * The result of checking a text as JSON, hexadecimal or Base64, and whether its lines are wrapped.
 *
 * @param text the checked text
 * @param colours none for a text that is not meant to be JSON, or whose lines are wrapped
 * @param hint for the user, with line and column of a problem; empty when there is none
 */
public record PayloadCheck(String text, State state, String hint, List<Span> colours) {
    /** The result of the check. */
    public enum State {
        /** Not meant to be JSON. */
        UNCHECKED,
        VALID,
        /** Meant to be JSON but invalid; can be sent anyway. */
        PROBLEM,
        /** No hexadecimal or Base64; cannot be sent. */
        INVALID
    }

    public static final PayloadCheck NONE = new PayloadCheck("", State.UNCHECKED, "", List.of());

    public PayloadCheck {
        colours = List.copyOf(colours);
    }

    /** Checks hexadecimal or Base64. Any thread; takes time proportional to the text. */
    static PayloadCheck of(PayloadKind kind, String text) {
        PayloadCode.Decoded decoded = PayloadCode.decode(kind, text);
        if (!decoded.isFaulty()) {
            String hint = text.isBlank() ? "" : Texts.get("publish.bytes", decoded.bytes().length);
            return new PayloadCheck(text, text.isBlank() ? State.UNCHECKED : State.VALID, hint, List.of());
        }
        int at = decoded.faultAt();
        return new PayloadCheck(
                text,
                State.INVALID,
                decoded.fault(),
                SoftLines.of(text).isBroken()
                        ? List.of()
                        : List.of(new Span(at, text.offsetByCodePoints(at, 1), StyledText.Kind.MARK)));
    }

    /** Checks JSON. Any thread; takes time proportional to the text. */
    static PayloadCheck json(String text) {
        boolean broken = SoftLines.of(text).isBroken();
        String wrapped = broken ? Texts.get("publish.wrapped") : "";
        if (!JsonColours.looksLikeJson(text)) {
            return new PayloadCheck(text, State.UNCHECKED, wrapped, List.of());
        }
        JsonProblem problem = JsonText.problem(text);
        String hint = problem == null
                ? Texts.get("publish.json.valid")
                : Texts.get("publish.json.problem", PayloadProblems.words(problem));
        return new PayloadCheck(
                text,
                problem == null ? State.VALID : State.PROBLEM,
                wrapped.isEmpty() || problem != null ? hint : hint + " " + wrapped,
                // The toolkit takes half a second to lay out a long line with many colours.
                broken ? List.of() : JsonColours.of(text));
    }
}
