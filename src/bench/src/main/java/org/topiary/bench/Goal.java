// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

/** The goal of a figure; missing it is shown, but is not a failure. */
public sealed interface Goal {
    boolean isMet(double value);

    record AtLeast(double bound) implements Goal {
        @Override
        public boolean isMet(double value) {
            return value >= bound;
        }

        @Override
        public String toString() {
            return "≥ " + Numbers.text(bound);
        }
    }

    record AtMost(double bound) implements Goal {
        @Override
        public boolean isMet(double value) {
            return value <= bound;
        }

        @Override
        public String toString() {
            return "≤ " + Numbers.text(bound);
        }
    }
}
