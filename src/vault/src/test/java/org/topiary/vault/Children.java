// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.nio.file.Path;
import java.util.List;

/** Starts Java processes for tests. */
final class Children {
    private Children() {}

    /**
     * The command up to the name of the main class, with the Java runtime and the class path of the test, and options
     * for a quick start.
     */
    static List<String> java() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath);
    }
}
