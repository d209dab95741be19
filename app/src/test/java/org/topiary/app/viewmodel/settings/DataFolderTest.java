// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.FailingTasks;

class DataFolderTest {
    @TempDir
    private Path path;

    private final FailingTasks tasks = new FailingTasks();
    private final List<URI> opened = new ArrayList<>();
    private DataFolder folder;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = new DataFolder(path, opened::add, tasks.tasks(), Runnable::run);
    }

    @Test
    void saysThatOthersCanOpenItUntilAccessIsRestricted() throws IOException {
        folder.check();
        assertThat(folder.openProperty().get()).isTrue();
        assertThat(folder.accessProperty().get()).startsWith("Other users");

        folder.restrict();

        assertThat(folder.openProperty().get()).isFalse();
        assertThat(folder.accessProperty().get()).isEqualTo("Only you can open this folder.");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFailureIsSaid() {
        tasks.setFailing(true);
        folder.check();
        assertThat(folder.accessProperty().get()).startsWith("Topiary cannot tell who can open this folder: ");

        folder.restrict();

        assertThat(folder.accessProperty().get()).startsWith("Cannot restrict access to the data folder " + path);
        assertThat(folder.openProperty().get()).isTrue();
        tasks.setFailing(false);
        folder.check();
        assertThat(folder.openProperty().get()).isTrue();
    }

    @Test
    void opensInTheFileManager() {
        folder.open();

        assertThat(opened).containsExactly(path.toUri());
    }
}
