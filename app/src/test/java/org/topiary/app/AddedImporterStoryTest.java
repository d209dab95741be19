// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.profiles.exchange.ImportFormat;
import org.topiary.profiles.exchange.Importer;

/** Tests through the real window that one class adds an importer. */
@IntegrationTest
final class AddedImporterStoryTest {
    @TempDir
    private Path folder;

    @Test
    void aFileInAnAddedFormatIsImported() throws IOException, TimeoutException {
        Path file = Files.writeString(folder.resolve("phones.txt"), "PHONE BOOK\nAttic=attic.example\n");
        ChosenFiles files = new ChosenFiles();
        files.choose(file);
        List<ImportFormat> formats = new ArrayList<>(Importer.standardFormats());
        formats.addFirst(new PhoneBook());
        Environment usual = Explorer.environment(folder, new TestKeychain());
        Environment environment = new Environment(
                usual.keychain(),
                usual.home(),
                usual.tools(),
                files,
                usual.browser(),
                Map.of(),
                StandardDecoders.ALL,
                List.of(),
                () -> formats);
        try (Explorer explorer = Explorer.open(folder.resolve("data"), environment, new LaunchPlan.Start.Page())) {
            explorer.fire("#start-import");
            explorer.click("#menu-start-import-file");
            explorer.waitFor("what was found", () -> explorer.isShown("#import-accept"));
            assertThat(explorer.texts()).contains("mqtt://attic.example");

            explorer.fire("#import-accept");

            explorer.waitFor("the card", () -> explorer.isShown(".connection-card"));
            assertThat(explorer.startPage().cardText("Attic")).startsWith("Connect to Attic,");
        }
    }
}
