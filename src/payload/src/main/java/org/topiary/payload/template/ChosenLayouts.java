// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Sample;

/**
 * The layouts that the user chose for topics. Any thread.
 *
 * @param layouts where the names are looked up
 * @param name that of the layout chosen for a payload; empty if none was
 * @param reasons why layouts could not be read; empty if they were
 */
public record ChosenLayouts(Layouts layouts, Function<Sample, String> name, List<DecodeProblem> reasons) {
    private static final int MAX_NAME = 300;
    /** Any of them may be why a layout is missing; more are hard to read below a value. */
    private static final int MAX_FILES = 3;

    Optional<Layout> layoutOf(Sample sample) {
        return layouts.find(name.apply(sample));
    }

    /**
     * Why the layout of a payload is not known: {@code layout.none}, or {@code layout.missing} with its name, and what
     * is wrong with files. At least one problem.
     */
    List<DecodeProblem> problems(Sample sample) {
        String wanted = name.apply(sample);
        if (!reasons.isEmpty()) {
            return reasons;
        }
        return wanted.isEmpty()
                ? List.of(DecodeProblem.of("layout.none"))
                : Stream.concat(
                                Stream.of(DecodeProblem.of("layout.missing", VisibleText.line(wanted, MAX_NAME))),
                                layouts.problems().stream().limit(MAX_FILES).map(LayoutProblem::asDecodeProblem))
                        .toList();
    }
}
