// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The window with its own data folder; checks after each story that no notice is left. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
abstract class WindowStories {
    @TempDir
    Path dataDir;

    Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        explorer = Explorer.open(dataDir);
    }

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
    }
}
