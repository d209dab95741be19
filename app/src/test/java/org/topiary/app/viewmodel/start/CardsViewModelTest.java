// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the cards: their order, names and texts. */
@SuppressWarnings("NullAway.Init") // set before each test
final class CardsViewModelTest {
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
    void theNewestUsedCardIsFirst() {
        page.add("mqtt://a", "Zoo");
        page.add("mqtt://b", "attic");
        String c = page.add("mqtt://c", "Plant");
        assertThat(page.cards()).extracting(ConnectionCard::name).containsExactly("attic", "Plant", "Zoo");
        page.store.used(c, StartPage.NOON.minus(Duration.ofHours(3)));
        page.model.cards().refresh();
        assertThat(page.cards()).extracting(ConnectionCard::name).containsExactly("Plant", "attic", "Zoo");
    }

    @Test
    void lastUsedIsSaidInWords() {
        assertThat(words(Duration.ofSeconds(59))).isEqualTo("Used just now");
        assertThat(words(Duration.ofSeconds(-59))).isEqualTo("Used just now");
        assertThat(words(Duration.ofMinutes(1))).isEqualTo("Used a minute ago");
        assertThat(words(Duration.ofMinutes(59))).isEqualTo("Used 59 minutes ago");
        assertThat(words(Duration.ofHours(1))).isEqualTo("Used an hour ago");
        assertThat(words(Duration.ofHours(12))).isEqualTo("Used 12 hours ago");
        assertThat(words(Duration.ofHours(13))).isEqualTo("Used yesterday");
        assertThat(words(Duration.ofDays(6))).isEqualTo("Used 6 days ago");
        assertThat(words(Duration.ofDays(60))).startsWith("Used on ").contains("2026");
    }

    @Test
    void whatHasNoNameIsCalledByItsAddress() {
        for (String url : List.of(
                "mqtt://home",
                "mqtt://home:1884",
                "mqtt://ann@home:1884",
                "mqtt://bob@home:1884",
                "mqtts://cid@home")) {
            page.fill(url);
            page.saved();
        }
        assertThat(page.cards())
                .extracting(ConnectionCard::name)
                .containsExactlyInAnyOrder("home", "home:1884", "home:1884 (ann)", "home:1884 (bob)", "home (cid)");
        page.model.deletion().delete(page.cards().getLast().id());
        assertThat(page.model.deletion().undoTextProperty().get()).contains("home:1884 (bob)");
    }

    private static String words(Duration ago) {
        return LastUsed.words(StartPage.NOON.minus(ago), StartPage.CLOCK, StartPage.ZONE);
    }
}
