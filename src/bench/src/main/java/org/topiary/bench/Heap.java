// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** The heap of this process. */
public final class Heap {
    private Heap() {}

    /**
     * Size of the reachable objects in bytes. Collects garbage first, through the class histogram: with the
     * application's flags, {@link System#gc()} is concurrent and leaves garbage created meanwhile.
     */
    public static long reachableBytes() throws JMException {
        diagnostic("gcClassHistogram");
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The output of a {@code jcmd} command for this process. */
    public static String diagnostic(String operation, String... arguments) throws JMException {
        return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        operation,
                        new Object[] {arguments},
                        new String[] {String[].class.getName()}));
    }
}
