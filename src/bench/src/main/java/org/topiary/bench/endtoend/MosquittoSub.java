// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.topiary.bench.endtoend.SubscriberMain.Taken;
import org.topiary.testkit.MosquittoBroker;

/** Runs the subscriber of the Mosquitto packages. It prints a byte for each message; these are counted. */
final class MosquittoSub {
    private static final String LIMIT_SECONDS = "90";

    /** Starts sending messages to a process that has just been started. */
    interface Sender {
        void start() throws InterruptedException;
    }

    private MosquittoSub() {}

    /**
     * Subscribes to everything on 127.0.0.1 and receives this many messages.
     *
     * @param warmUp number of messages that are not timed
     * @throws org.opentest4j.TestAbortedException if it is not installed
     */
    static Taken take(int port, long warmUp, long messages, Sender sender) throws IOException, InterruptedException {
        List<String> command = List.of(
                MosquittoBroker.find("mosquitto_sub").toString(),
                "-h",
                "127.0.0.1",
                "-p",
                "" + port,
                "-t",
                "#",
                "-N",
                "-F",
                ".",
                "-C",
                "" + messages,
                "-W",
                LIMIT_SECONDS);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            byte[] buffer = new byte[8_192];
            sender.start();
            long warm = 0;
            long end = 0;
            long received = 0;
            long start = System.nanoTime();
            long timedFrom = 0;
            for (int read = out.read(buffer); read > 0; read = out.read(buffer)) {
                received += read;
                end = System.nanoTime();
                if (warm == 0 && received >= warmUp) {
                    warm = end;
                    timedFrom = received;
                }
            }
            return new Taken(
                    (received - timedFrom) * 1e9 / Math.max(1, end - warm),
                    (end - start) / 1e9,
                    (double) (messages - received),
                    -1,
                    Double.NaN);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
