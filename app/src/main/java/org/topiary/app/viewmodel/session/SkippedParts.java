// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.List;
import java.util.stream.Collectors;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.Skip;

/** Describes what a session leaves out until its tab is closed. */
public final class SkippedParts {
    private SkippedParts() {}

    /** For the status bar; empty if nothing is left out. */
    static String brief(List<Skip> skipped) {
        int filters =
                (int) skipped.stream().filter(Skip.Filter.class::isInstance).count();
        String stored = skipped.size() > filters ? Texts.get("status.skipped.stored") : "";
        String left = filters > 0 ? Texts.get("status.skipped.filters", filters) : "";
        return stored.isEmpty() || left.isEmpty() ? stored + left : stored + ", " + left;
    }

    /** One sentence per line; empty if nothing is left out. */
    public static String sentences(List<Skip> skipped) {
        return skipped.stream()
                .map(skip -> switch (skip) {
                    case Skip.StoredMessages _ -> Texts.get("subscriptions.skipped.stored");
                    case Skip.Filter left ->
                        Texts.get("subscriptions.skipped.filter", ForeignText.quoted(left.filter()));
                })
                .collect(Collectors.joining("\n"));
    }
}
