// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import org.topiary.testkit.LoadGenerator;

/** The topics of several workloads. */
final class Topics {
    private Topics() {}

    /** 10,000 topics of five levels. */
    static LoadGenerator.Builder plant() {
        return LoadGenerator.topics(10_000, Topics::plant);
    }

    static String plant(int number) {
        return "plant/area" + number / 1_000 + "/line" + number / 100 % 10 + "/cell" + number / 10 % 10 + "/sensor"
                + number % 10;
    }
}
