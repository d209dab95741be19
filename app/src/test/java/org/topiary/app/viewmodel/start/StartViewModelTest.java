// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.VaultByHand;
import org.topiary.mqtt.SessionState.Phase;

/** Tests what the start page opens and deletes. */
@SuppressWarnings("NullAway.Init") // set before each test
final class StartViewModelTest {
    @TempDir
    private Path folder;

    private StartPage page;

    @BeforeEach
    void open() {
        page = new StartPage(folder);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void twoClicksOpenOneTab() {
        String id = page.add("mqtt://home", "Home");
        try (VaultByHand vault = page.waitForVault()) {
            page.model.open(id);
            page.model.open(id);
            vault.work();
            assertThat(page.opened).containsExactly("Home without");
            page.model.open(id);
            vault.work();
            assertThat(page.opened).hasSize(2);
        }
    }

    @Test
    void theCardOfAnOpenConnectionShowsItAndOpensAnotherOnlyWhenAsked() {
        String id = page.add("mqtt://home", "Home");
        page.model.open(id);
        page.tabs.put(id, new OpenState(Phase.CONNECTED, false));
        assertThat(page.statuses().get(id))
                .isEqualTo(new CardStatus(Optional.of(new OpenState(Phase.CONNECTED, false)), false));
        page.model.open(id);
        page.model.openAnother(id);
        assertThat(page.opened).containsExactly("Home without", "shown", "Home without");
        page.tabs.remove(id);
        assertThat(page.statuses()).isEmpty();
        page.model.open(id);
        assertThat(page.opened).last().isEqualTo("Home without");
    }

    @Test
    void aDeletedConnectionCanBeBroughtBack() {
        String id = page.add("mqtt://home", "Home");
        page.model.deletion().delete(id);
        assertThat(page.cards()).isEmpty();
        assertThat(page.model.deletion().undoTextProperty().get()).contains("Home");
        page.model.deletion().undo();
        assertThat(page.cards()).extracting(ConnectionCard::id).containsExactly(id);
        assertThat(page.model.deletion().undoTextProperty().get()).isEmpty();
    }

    @Test
    void theDemoIsOneStepAway() {
        page.model.openDemo();
        assertThat(page.opened).containsExactly("demo");
    }
}
