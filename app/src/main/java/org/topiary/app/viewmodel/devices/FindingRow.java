// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.util.List;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.sparkplug.state.Finding;
import org.topiary.payload.sparkplug.state.Violation;
import org.topiary.payload.words.PayloadProblems;

/**
 * A finding about a node or device, in words.
 *
 * @param position of the message at which it was noticed
 * @param timeNanos time of arrival of that message, nanoseconds since 1970-01-01T00:00Z
 */
public record FindingRow(long position, long timeNanos, String text) {
    /** @param named whether the text names the device, if there is one */
    static FindingRow of(Finding finding, boolean named) {
        String words = switch (finding.kind()) {
            case MISSING_BIRTH -> Texts.get("devices.finding.missingBirth");
            case UNKNOWN_ALIAS ->
                sentence(DecodeProblem.of(
                        finding.problem().id(), finding.found(), Long.toUnsignedString(finding.expected())));
            default -> sentence(finding.problem());
        };
        String text = named && !finding.device().isEmpty()
                ? Texts.get("devices.finding.device", ForeignText.line(finding.device()), words)
                : words;
        return new FindingRow(finding.position(), finding.timeNanos(), text);
    }

    static FindingRow of(Violation violation) {
        return new FindingRow(
                violation.position(),
                violation.timeNanos(),
                Texts.get("devices.violation", violation.assertion().id(), violation.count()));
    }

    private static String sentence(DecodeProblem problem) {
        return PayloadProblems.sentences(List.of(problem));
    }
}
