// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A display to train on: that of the system, or one of its own (Xvfb) where a Linux has none. */
final class Display implements AutoCloseable {
    private static final String VARIABLE = "DISPLAY";
    private static final int ATTEMPTS = 100;
    private static final long PAUSE_MILLIS = 100;

    private final boolean there;
    private final Map<String, String> environment;
    private final @Nullable Process server;

    private Display(boolean there, Map<String, String> environment, @Nullable Process server) {
        this.there = there;
        this.environment = environment;
        this.server = server;
    }

    /** @param work a folder that may be filled */
    static Display open(Path work) throws IOException, InterruptedException {
        if (Tools.isWindows() || Tools.isMac() || System.getenv(VARIABLE) != null) {
            return new Display(true, Map.of(), null);
        }
        Path number = work.resolve("display");
        Process server;
        try {
            server = new ProcessBuilder(List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24"))
                    .redirectOutput(number.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            return new Display(false, Map.of(), null);
        }
        // It writes its number when it takes connections.
        for (int attempt = 0; attempt < ATTEMPTS && server.isAlive() && Files.size(number) == 0; attempt++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        String said = Files.readString(number).strip();
        return new Display(!said.isEmpty(), said.isEmpty() ? Map.of() : Map.of(VARIABLE, ":" + said), server);
    }

    boolean isThere() {
        return there;
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() {
        if (server != null) {
            server.destroy();
        }
    }
}
