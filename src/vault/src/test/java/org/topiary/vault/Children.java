// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.nio.file.Path;
import java.util.List;

/** How tests start a Java process of their own. */
final class Children {
    private Children() {}

    /** The command up to the name of the main class: the Java and the class path of the test. Quick to start. */
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
