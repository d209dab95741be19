// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** The heap of this process. */
public final class Heap {
    private Heap() {}

    /**
     * Bytes of the objects that are reachable. Collects the garbage first, with the class histogram: with the flags of
     * the application, {@link System#gc()} is concurrent and leaves the garbage that arises meanwhile.
     */
    public static long reachableBytes() throws JMException {
        diagnostic("gcClassHistogram");
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What a command of {@code jcmd} says about this process. */
    public static String diagnostic(String operation, String... arguments) throws JMException {
        return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        operation,
                        new Object[] {arguments},
                        new String[] {String[].class.getName()}));
    }
}
