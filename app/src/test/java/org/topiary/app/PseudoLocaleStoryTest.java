// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.text.PseudoLocale;

/** In the made-up language, no picture of the guide shows an untranslated word or one that is cut off. */
@IntegrationTest
final class PseudoLocaleStoryTest {
    /** Enough for a look back; the pictures of the guide show more. */
    private static final int MESSAGES = 8_000;

    @Test
    void allWordsComeFromTheBundleAndHaveRoom(@TempDir Path folder) throws Exception {
        Locale before = Locale.getDefault();
        Set<String> faults = new TreeSet<>();
        try {
            Locale.setDefault(PseudoLocale.LOCALE);
            GuidePictures.take(folder, MESSAGES, (name, explorer, part) -> {
                explorer.waitForDrawing();
                Explorer.onFx(() -> ShownWords.in(explorer.scene().getRoot(), part.get()))
                        .forEach(fault -> faults.add(name + ": " + fault));
            });
        } finally {
            Locale.setDefault(before);
        }

        assertThat(faults).isEmpty();
    }
}
