// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

/** Work to be measured. Prints nothing, ends every process that it starts, and leaves no files. */
public interface Workload {
    /** Lower case with underscores, as given to {@code -Dbench.only}; its figures' names start with it. */
    String name();

    /** Whether it is run when no workload is named. */
    default boolean runsByDefault() {
        return true;
    }

    /**
     * Measures the work. A workload that cannot run on this machine reports that by {@link Figures#notMeasured}.
     *
     * @throws Exception if it fails: the run continues, and ends with an exit code other than 0
     */
    void run(Options options, Figures figures) throws Exception;
}
