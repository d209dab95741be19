// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;

/** Tests that the window reports a data folder that others can open, and fixes it with the keyboard alone. */
@IntegrationTest
final class DataFolderStoryTest {
    @TempDir
    private Path dataDir;

    @BeforeEach
    void openToOthers() throws IOException {
        Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void accessIsRestrictedFromTheNotice() throws IOException, TimeoutException {
        try (Explorer explorer = start()) {
            Snapshots.save(explorer.scene(), "data-folder");
            toNotice(explorer);
            assertThat(explorer.label("#notice-action")).isEqualTo("Restrict access");
            explorer.type(KeyCode.ENTER);
            String done = "Only you can open the data folder " + dataDir + " now.";
            explorer.waitFor("the confirmation", () -> explorer.texts().contains(done));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aNoticeThatIsClosedIsRemembered_andTheFocusReturns() throws IOException, TimeoutException {
        try (Explorer explorer = start()) {
            String before = toNotice(explorer);
            explorer.type(KeyCode.TAB);
            explorer.type(KeyCode.ENTER);
            assertThat(explorer.notices()).isEmpty();
            assertThat(explorer.focused()).isEqualTo(before).isNotEmpty();
        }
        assertThat(dataDir.resolve("settings.json")).content().contains("\"rwxr-xr-x ");
    }

    private Explorer start() throws IOException, TimeoutException {
        Explorer explorer = Explorer.open(dataDir);
        explorer.checkFolder();
        explorer.waitFor("the notice", () -> explorer.isShown("#notice-action"));
        return explorer;
    }

    /**
     * Moves the focus from part to part until it is on the notice; returns the id of the node that was focused before.
     */
    private static String toNotice(Explorer explorer) {
        String before = "";
        for (int parts = 0; parts < 6 && !explorer.focused().equals("notice-action"); parts++) {
            before = explorer.focused();
            explorer.type(KeyCode.F6);
        }
        assertThat(explorer.focused()).isEqualTo("notice-action");
        return before;
    }
}
