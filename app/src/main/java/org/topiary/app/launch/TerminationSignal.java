// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles SIGTERM, by which Linux and macOS ask a program to end. Otherwise the JVM would run its shutdown hooks at
 * once, including that of JavaFX, which stops the renderer while the window is still being drawn. Where the signal
 * cannot be handled, as on Windows, the shutdown hooks end the program.
 */
public final class TerminationSignal {
    /** The exit code of a program ended by SIGTERM. */
    public static final int EXIT_CODE = 128 + 15;

    private static final Logger LOG = LoggerFactory.getLogger(TerminationSignal.class);

    private TerminationSignal() {}

    /**
     * Replaces the JVM's action on SIGTERM.
     *
     * @param quit starts to end the program, and returns; called on a thread of the JVM each time the signal arrives
     */
    public static void handle(Runnable quit) {
        try {
            // By reflection: the compiler warns about this class, and the warning cannot be suppressed.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler received = (proxy, method, arguments) -> {
                if (method.getDeclaringClass().equals(Object.class)) {
                    return method.invoke(quit, arguments);
                }
                quit.run();
                return null;
            };
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance("TERM"),
                            Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, received));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.debug("SIGTERM cannot be handled; it runs the shutdown hooks only", e);
        }
    }
}
