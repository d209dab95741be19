// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.template.Step.Length;

/**
 * Where the fields of a layout are in a payload. Takes time in proportion to the number of fields of the layout,
 * however long the payload is.
 */
final class Placement {
    private static final int MAX_NAME = 300;

    private final byte[] payload;
    private final long end;
    /** By the indices of the steps; null for what is skipped, and behind the end of the payload. */
    private final @Nullable Placed[] byStep;

    private final List<Placed> fields = new ArrayList<>();
    private @Nullable DecodeProblem problem;
    private long at;

    /**
     * A field in the payload.
     *
     * @param from index of its first bit
     * @param bits of each element; a multiple of 8 unless the field consists of bits
     * @param count of the elements; 1 if the field is no array
     */
    record Placed(Step step, long from, long bits, int count) {
        long end() {
            return from + bits * count;
        }
    }

    private Placement(Layout layout, byte[] payload) {
        this.payload = payload;
        end = 8L * payload.length;
        byStep = new Placed[layout.steps().size()];
        boolean whole = true;
        for (int i = 0; i < byStep.length && whole; i++) {
            whole = place(layout, i);
        }
    }

    static Placement of(Layout layout, byte[] payload) {
        return new Placement(layout, payload);
    }

    /** The fields that fit, in their order. */
    List<Placed> fields() {
        return fields;
    }

    /** The index of the first byte that is in no field. */
    int rest() {
        return (int) ((at + 7) / 8);
    }

    /** What does not fit: {@code layout.short}, {@code layout.length} or {@code layout.left}; null for nothing. */
    @Nullable
    DecodeProblem problem() {
        if (problem == null && rest() < payload.length) {
            return DecodeProblem.of("layout.left", payload.length - rest(), rest())
                    .at(rest());
        }
        return problem;
    }

    /** Whether the step is whole. */
    private boolean place(Layout layout, int index) {
        Step step = layout.steps().get(index);
        if (!step.type().isBits()) {
            at = 8L * rest();
        }
        long left = end - at;
        long bits = step.bits();
        if (step.type().hasSize()) {
            long size = length(layout, step.size(), left / 8);
            if (size < 0) {
                return fail(layout, step, step.size());
            }
            bits = 8 * size;
        }
        long count = step.count() == null ? 1 : length(layout, step.count(), bits == 0 ? 0 : left / bits);
        if (count < 0) {
            return fail(layout, step, step.count());
        }
        long fits = bits == 0 ? count : Math.min(count, left / bits);
        if (fits == count) {
            add(index, new Placed(step, at, bits, (int) fits));
            return true;
        }
        problem = DecodeProblem.of("layout.short", name(step), payload.length).at(payload.length);
        if (step.count() != null) {
            add(index, new Placed(step, at, bits, (int) fits));
        } else if (step.type().hasSize()) {
            // The beginning of a text or of bytes.
            add(index, new Placed(step, at, left / 8 * 8, 1));
        }
        return false;
    }

    private void add(int index, Placed placed) {
        byStep[index] = placed;
        at = placed.end();
        if (placed.step.type() != Step.Type.SKIP) {
            fields.add(placed);
        }
    }

    private boolean fail(Layout layout, Step step, @Nullable Length length) {
        Step source = length instanceof Step.Named named ? layout.steps().get(named.step()) : step;
        problem = DecodeProblem.of("layout.length", name(step), name(source)).at(rest());
        return false;
    }

    private static String name(Step step) {
        return VisibleText.line(step.name(), MAX_NAME);
    }

    /** A number of bytes or elements, at most 2<sup>31</sup> - 1; negative if an earlier field is. */
    private long length(Layout layout, Length length, long left) {
        return switch (length) {
            case Step.Fixed fixed -> fixed.number();
            case Step.Rest() -> left;
            case Step.Named named -> {
                Placed source = byStep[named.step()];
                Step field = layout.steps().get(named.step());
                // Placed, because a step that does not fit is the last.
                long number = source == null ? 0 : LayoutField.integer(payload, source, 0);
                boolean huge = (number < 0 && field.type() == Step.Type.UNSIGNED) || number > Integer.MAX_VALUE;
                yield huge ? Integer.MAX_VALUE : number;
            }
        };
    }
}
