// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IconFontTest {
    @TempDir
    private Path folder;

    private Path jar(String name, String entry) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(entry.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    @Test
    void theFontOfTheIconsBecomesAFile() throws Exception {
        Path other = jar("ikonli-core.jar", "fonts/feather.ttf.txt");
        Path icons = jar("ikonli-feather-pack-1.jar", "META-INF/fonts/feather.ttf");

        IconFont.copy(List.of(other, icons), folder);

        assertThat(folder.resolve("feather.ttf")).hasContent("META-INF/fonts/feather.ttf");
    }

    @Test
    void withoutTheJarOrTheFontTheImageIsNotMade() throws Exception {
        assertThatThrownBy(() -> IconFont.copy(List.of(), folder)).isInstanceOf(ImageException.class);

        Path renamed = jar("ikonli-feather-pack-2.jar", "META-INF/fonts/other.ttf");
        assertThatThrownBy(() -> IconFont.copy(List.of(renamed), folder))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("ikonli-feather-pack-2.jar has no font");
    }
}
