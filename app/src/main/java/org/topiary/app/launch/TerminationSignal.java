// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM, by which Linux and macOS ask a program to end. The JVM would run its shutdown hooks at once, JavaFX's among
 * them, which stops the renderer while the window is still drawn. Where the signal cannot be taken, as on Windows, the
 * hooks are what ends the program.
 */
public final class TerminationSignal {
    /** The exit code of a program that SIGTERM ended. */
    public static final int EXIT_CODE = 128 + 15;

    private static final Logger LOG = LoggerFactory.getLogger(TerminationSignal.class);

    private TerminationSignal() {}

    /**
     * Replaces what the JVM does on SIGTERM.
     *
     * @param quit begins to end the program, and returns; called on a thread of the JVM's, each time the signal comes
     */
    public static void handle(Runnable quit) {
        try {
            // By reflection: the compiler warns of this class, and has no way to be told that it is meant.
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
            LOG.debug("SIGTERM runs the shutdown hooks only", e);
        }
    }
}
