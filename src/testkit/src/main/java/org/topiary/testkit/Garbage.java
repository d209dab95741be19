// SPDX-License-Identifier: Apache-2.0
package org.topiary.testkit;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Collects garbage where {@link System#gc()} is turned off, as in the tests: the embedded broker calls it at each
 * start.
 */
public final class Garbage {
    private Garbage() {}

    /**
     * Collects all garbage before it returns. HotSpot does so before it counts the objects of each class.
     *
     * @throws IllegalStateException in a JVM without this command
     */
    public static void collect() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("This JVM counts no objects", e);
        }
    }
}
