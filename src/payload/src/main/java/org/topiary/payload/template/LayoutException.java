// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import org.topiary.payload.template.LayoutProblem.Reason;

/** A mistake in a layout. */
final class LayoutException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient LayoutProblem problem;

    LayoutException(Place place, Reason reason, Object... arguments) {
        super(reason + " at " + place, null, false, false);
        problem = LayoutProblem.at(place, reason, arguments);
    }

    LayoutProblem in(String file) {
        return problem.in(file);
    }
}
