// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;

@SuppressWarnings("NullAway.Init") // set before each test
class DataFolderWarningTest {
    @TempDir
    private Path folder;

    private Path data;
    private SettingsStore settings;

    @BeforeEach
    void create() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        settings = new SettingsStore(folder, problem -> {});
    }

    @AfterEach
    void close() {
        settings.close();
    }

    @Test
    void anOpenFolderIsWarnedOfUntilAccessIsRestricted() throws IOException {
        permit("rwxr-x--x");
        WindowViewModel window = start();
        Notice warning = only(window);
        assertThat(warning.text()).contains(data.toString(), "open to other users");

        window.accept(warning);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(window.notices())
                .extracting(Notice::text)
                .containsExactly("Only you can open the data folder " + data + " now.");
        assertThat(start().notices()).isEmpty();
    }

    @Test
    void aWarningThatIsLeftReturnsAtTheNextStart() throws IOException {
        permit("rwxr-xr-x");
        assertThat(only(start()).text()).isEqualTo(only(start()).text());
    }

    @Test
    void aClosedWarningReturnsOnlyWhenPermissionsChange() throws IOException {
        permit("rwxr-xr-x");
        dismiss(start());
        assertThat(start().notices()).isEmpty();

        permit("rwxrwxr-x");
        dismiss(start());
        assertThat(start().notices()).isEmpty();

        permit("rwx------");
        assertThat(start().notices()).isEmpty();
        permit("rwxrwxr-x");
        assertThat(start().notices()).hasSize(1);
    }

    @Test
    @TaskFails("task.restrictFolder")
    void whyAccessCannotBeRestrictedIsSaid() throws IOException {
        permit("rwxr-xr-x");
        WindowViewModel window = start();
        Files.delete(data);

        window.accept(only(window));

        assertThat(only(window).text())
                .startsWith("Cannot restrict access to the data folder " + data)
                .contains("--data-dir");
        assertThat(only(window).action()).isEmpty();
    }

    @Test
    @TaskFails("task.folderAccess")
    void aCheckThatFailsWarnsOfNothingAndIsRepeatedAtTheNextStart() throws IOException {
        permit("rwxr-xr-x");
        WindowViewModel window = new WindowViewModel();
        new DataFolderWarning(data, settings, window, FailingTasks.of("task.folderAccess"), Runnable::run).check();
        assertThat(window.notices()).isEmpty();
        assertThat(start().notices()).hasSize(1);
    }

    private void permit(String permissions) throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(permissions));
    }

    /** A window that received the result of the check; all windows share the settings. */
    private WindowViewModel start() {
        WindowViewModel window = new WindowViewModel();
        new DataFolderWarning(data, settings, window, Tasks.on(Runnable::run), Runnable::run).check();
        return window;
    }

    private static Notice only(WindowViewModel window) {
        assertThat(window.notices()).hasSize(1);
        return window.notices().getFirst();
    }

    private static void dismiss(WindowViewModel window) {
        window.dismiss(only(window));
    }
}
