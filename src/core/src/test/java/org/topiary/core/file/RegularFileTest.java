// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.TextBundle;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RegularFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFileUpToTheLimitIsRead_andALongerOneIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "1234");

        assertThat(RegularFile.read(file, 4)).asString().isEqualTo("1234");
        assertRefused(file, 3, "it is too large");
        assertRefused(folder, 4, "it is a folder");
    }

    @Test
    void aLargeFileIsReadAsAWhole_orNotIfThatIsCancelled() throws IOException {
        byte[] content = new byte[3 * WorkStage.BYTES + 1];
        new Random(1).nextBytes(content);
        Path file = Files.write(folder.resolve("large"), content);

        assertThat(RegularFile.read(file, content.length)).isEqualTo(content);
        assertRefused(file, content.length - 1, "it is too large");
        WorkStage cancelled = WorkStage.watchedBy(new WorkStage.Watcher() {
            @Override
            public void reached(double fraction) {}

            @Override
            public void check() {
                throw new CancellationException();
            }
        });
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> cancelled.call(() -> RegularFile.read(file, content.length)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatIsLongerThanTheSystemSaysIsReadToItsEnd() throws IOException {
        assertThat(RegularFile.read(Path.of("/proc/self/status"), 1 << 20))
                .asString()
                .endsWith("\n")
                .contains("Threads:");
    }

    /** Reading either would never end: the device is endless, and the pipe has no writer. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceAndAPipeAreNotEvenOpened() throws Exception {
        assertRefused(Path.of("/dev/zero"), 1 << 20, "it is a device or a pipe");
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertRefused(pipe, 1 << 20, "it is a device or a pipe");
        assertRefused(Files.createSymbolicLink(folder.resolve("link"), pipe), 1 << 20, "it is a device or a pipe");
    }

    private static void assertRefused(Path file, int limit, String reason) {
        assertThatExceptionOfType(ExplainedIOException.class)
                .isThrownBy(() -> RegularFile.read(file, limit))
                .satisfies(problem -> assertThat(
                                TextBundle.of(Locale.ENGLISH, Locale.UK).get(problem.phrase()))
                        .isEqualTo(reason));
    }
}
