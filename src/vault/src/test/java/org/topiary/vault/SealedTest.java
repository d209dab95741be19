// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.progress.WorkStage;
import org.topiary.vault.VaultException.Reason;

@Tag("integration")
class SealedTest {
    private static final byte[] PLAIN = "profiles with their passwords".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void opensWithThePasswordAndWithNoOther() throws VaultException {
        byte[] sealed = Sealed.seal(PLAIN, "pässwörd 😀".toCharArray());
        assertThat(Sealed.isSealed(sealed, WorkStage.UNWATCHED)).isTrue();
        assertThat(new String(sealed, StandardCharsets.UTF_8))
                .contains("argon2id", "65536")
                .doesNotContain("passwords");
        assertThat(Sealed.open(sealed, "pässwörd 😀".toCharArray())).isEqualTo(PLAIN);
        assertThat(reason(sealed, "password")).isEqualTo(Reason.WRONG_PASSWORD);
        assertThat(reason(sealed, "")).isEqualTo(Reason.WRONG_PASSWORD);
    }

    @Test
    void changedDataDoesNotOpen() throws VaultException {
        String sealed = new String(Sealed.seal(PLAIN, "p".toCharArray()), StandardCharsets.UTF_8);
        assertThat(reason(bytes(sealed.replace("\"iterations\" : 3", "\"iterations\" : 2")), "p"))
                .isEqualTo(Reason.WRONG_PASSWORD);
        assertThat(reason(bytes(sealed.replace("65536", "2000000000")), "p")).isEqualTo(Reason.DAMAGED);
        assertThat(reason(bytes(sealed.replace("65536", Integer.toString(256 * 1024 + 1))), "p"))
                .isEqualTo(Reason.DAMAGED);
        assertThat(reason(bytes(sealed.replace("\"version\" : 1", "\"version\" : 7")), "p"))
                .isEqualTo(Reason.TOO_NEW);
        assertThat(reason(Arrays.copyOf(bytes(sealed), sealed.length() / 2), "p"))
                .isEqualTo(Reason.DAMAGED);
        assertThat(reason(bytes("[]"), "p")).isEqualTo(Reason.DAMAGED);
        assertThat(Sealed.isSealed(bytes("[]"), WorkStage.UNWATCHED)).isFalse();
        assertThat(Sealed.isSealed(bytes("mqtt://127.0.0.1"), WorkStage.UNWATCHED))
                .isFalse();
    }

    /** Runs in a separate process, which has less memory than the 256 MiB that a file may require. */
    @Test
    void aFileThatRequiresTooMuchMemoryGivesASentence() throws Exception {
        String sealed = new String(Sealed.seal(PLAIN, "p".toCharArray()), StandardCharsets.UTF_8);
        Path file =
                Files.writeString(folder.resolve("sealed.json"), sealed.replace("65536", Integer.toString(256 * 1024)));
        Path printed = folder.resolve("printed");
        List<String> command = new ArrayList<>(Children.java());
        command.addAll(List.of(Unsealing.class.getName(), file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(printed.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(printed)
                .content()
                .contains("IO Cannot derive the key from the password: this needs 256 MiB of free memory");
    }

    @Test
    void anEmptyPasswordIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sealed.seal(PLAIN, new char[0]))
                .withMessage("vault.passwordEmpty");
    }

    private static Reason reason(byte[] sealed, String password) {
        return catchThrowableOfType(VaultException.class, () -> Sealed.open(sealed, password.toCharArray()))
                .reason();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
