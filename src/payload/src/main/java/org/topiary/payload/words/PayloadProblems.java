// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.words;

import java.util.List;
import java.util.MissingResourceException;
import java.util.stream.Collectors;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.JsonProblem;
import org.topiary.payload.JsonProblem.Reason;
import org.topiary.payload.decode.DecodeProblem;

/** What is wrong with a payload, in words. */
public final class PayloadProblems {
    private static final String JSON = "json.";

    private PayloadProblems() {}

    /**
     * Why a text is not JSON, as a part of a sentence, such as <code>line 1, column 16: missing closing &#125;</code>.
     */
    public static String words(JsonProblem problem) {
        return words(problem.reason().name(), problem.line(), problem.column(), problem.found());
    }

    private static String words(String reason, Object line, Object column, Object found) {
        String words = TextBundle.current().get("json.problem." + reason, found);
        // As texts: a number would be grouped.
        return reason.equals(Reason.EMPTY.name())
                ? words
                : TextBundle.current().get("json.place", line.toString(), column.toString(), words);
    }

    /** All problems of a payload as sentences. */
    public static String sentences(List<DecodeProblem> problems) {
        return problems.stream().map(PayloadProblems::sentence).collect(Collectors.joining(" "));
    }

    private static String sentence(DecodeProblem problem) {
        List<Object> arguments = problem.arguments();
        if (problem.id().startsWith(JSON) && arguments.size() == 3) {
            String reason = problem.id().substring(JSON.length());
            return TextBundle.current()
                    .get("message.notJson", words(reason, arguments.get(0), arguments.get(1), arguments.get(2)));
        }
        try {
            return TextBundle.current().get("decode.problem." + problem.id(), arguments.toArray());
        } catch (MissingResourceException e) {
            // A decoder from elsewhere has problems that the bundle does not know.
            String words = arguments.stream().map(Object::toString).collect(Collectors.joining(", "));
            return TextBundle.current().get("decode.problem.other", problem.id(), words);
        }
    }
}
