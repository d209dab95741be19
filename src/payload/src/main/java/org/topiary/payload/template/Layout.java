// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.util.List;

/** What the bytes of a payload mean, in their order. Immutable; any thread. */
public final class Layout {
    private final List<Step> steps;

    Layout(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    List<Step> steps() {
        return steps;
    }
}
