// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.start.StartStage.waitUntil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.topiary.app.FxEvents;
import org.topiary.app.WindowTest;
import org.topiary.app.ui.FocusReveal;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;

/** Tests which of many cards are shown, and the cards of imported connections. */
@WindowTest
@SuppressWarnings("NullAway.Init") // set by @Start
final class CardGroupsTest {
    @TempDir
    private static Path folder;

    private StartStage page;

    @Start
    void start(Stage stage) throws IOException {
        page = new StartStage(stage, Files.createTempDirectory(folder, "data"));
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void ofVeryManyConnectionsTheNewestAreShown_andMoreWhenTheyAreAskedFor(FxRobot robot) {
        page.store.putAll(IntStream.range(0, 1_000)
                .mapToObj(i -> ConnectionProfile.of(
                        "id" + i, "", new BrokerAddress(BrokerAddress.Transport.TCP, "h" + i, 1883, "")))
                .toList());
        page.store.used("id999", Instant.EPOCH);
        robot.interact(page.model.cards()::refresh);

        assertThat(robot.lookup(".connection-card").queryAll()).hasSize(300);
        assertThat(robot.lookup(".connection-card > .card-button").queryAllAs(Button.class))
                .first()
                .satisfies(card -> assertThat(card.getAccessibleText()).contains("h999"));
        assertThat(robot.lookup("#start-more").queryButton().getText())
                .isEqualTo("Show more connections (700 are not shown)");
        robot.interact(() -> robot.lookup("#start-more").queryButton().fire());
        assertThat(robot.lookup(".connection-card").queryAll()).hasSize(600);
        assertThat(page.view.lookupAll(".connection-card").stream()
                        .toList()
                        .indexOf(page.focused().getParent()))
                .isEqualTo(300);
    }

    @Test
    void importedCardsAreMarkedAndTheFirstHasTheFocus_untilTheNextKey(FxRobot robot) {
        robot.interact(page::addSome);
        robot.interact(() -> {
            page.add("mqtt://new.example", "New", null);
            page.add("mqtt://z.example", "Z", null);
            page.model.cards().showImported(List.of("New", "Z"));
        });
        FxEvents.settle();
        assertThat(imported(robot)).containsExactly("New", "Z");
        assertThat(focusedCard()).isEqualTo("New");
        assertThat(cardLines(robot)).filteredOn("Imported"::equals).hasSize(2);
        page.shot("start-imported");

        robot.type(KeyCode.RIGHT);
        assertThat(imported(robot)).isEmpty();
        assertThat(cardLines(robot)).doesNotContain("Imported");
    }

    @Test
    void importedCardsAreUnmarkedByThemselves(FxRobot robot) throws IOException {
        page.close();
        Path data = Files.createTempDirectory(folder, "data");
        robot.interact(() -> {
            page = new StartStage(page.stage, data, Duration.seconds(3));
            page.add("mqtt://new.example", "New", null);
            page.model.cards().showImported(List.of("New"));
        });
        assertThat(imported(robot)).containsExactly("New");
        waitUntil(() -> page.model.cards().justImportedProperty().get().isEmpty());
        assertThat(imported(robot)).isEmpty();
    }

    @Test
    void anImportedCardFarDownIsShownWithoutAllBeforeIt(FxRobot robot) {
        page.store.putAll(IntStream.range(0, 100_000)
                .mapToObj(i -> ConnectionProfile.of(
                        "id" + i, "c%05d".formatted(i), new BrokerAddress(BrokerAddress.Transport.TCP, "h", 1883, "")))
                .toList());
        robot.interact(() -> {
            new FocusReveal().follow(page.stage.getScene());
            page.model.cards().showImported(List.of("id70000", "id70001"));
        });
        FxEvents.settle();

        assertThat(imported(robot)).containsExactly("id70000", "id70001");
        assertThat(robot.lookup(".connection-card").queryAll()).hasSize(300);
        assertThat(focusedCard()).isEqualTo("id70000");
        Node focused = page.focused();
        assertThat(page.stage
                        .getScene()
                        .getRoot()
                        .getLayoutBounds()
                        .contains(focused.localToScene(focused.getLayoutBounds())))
                .isTrue();

        robot.interact(() -> robot.lookup("#start-earlier").queryButton().fire());
        assertThat(robot.lookup(".connection-card").queryAll()).hasSize(600);
        assertThat(focusedCard()).isEqualTo("id69969");
        robot.interact(() -> robot.lookup("#start-more").queryButton().fire());
        assertThat(focusedCard()).isEqualTo("id70270");
        robot.interact(() -> page.stage.getScene().setRoot(new StackPane()));
        robot.interact(() -> page.stage.getScene().setRoot(page.view));
        assertThat(robot.lookup(".connection-card").queryAllAs(ConnectionCardView.class))
                .hasSize(300)
                .first()
                .extracting(ConnectionCardView::id)
                .isEqualTo("id0");
    }

    private static List<String> cardLines(FxRobot robot) {
        return robot.lookup(".card-line").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static List<String> imported(FxRobot robot) {
        return robot.lookup(".imported").queryAllAs(ConnectionCardView.class).stream()
                .map(ConnectionCardView::id)
                .toList();
    }

    private String focusedCard() {
        return page.focused().getParent() instanceof ConnectionCardView card ? card.id() : "";
    }
}
