// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.topiary.app.FxEvents;
import org.topiary.app.IntegrationTest;
import org.topiary.app.QuickRobot;
import org.topiary.app.TestCommands;
import org.topiary.app.TestWindows;
import org.topiary.app.Traffic;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.ui.Contrast;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.search.PayloadSearchViewModel;
import org.topiary.app.viewmodel.search.SearchHit;

@IntegrationTest
class SearchViewTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_700_000_000L * SECOND;

    private final Traffic traffic = new Traffic();
    private final FailingTasks worker = new FailingTasks();
    private final PayloadSearchViewModel model =
            new PayloadSearchViewModel(traffic.log(), traffic.tree(), worker.tasks(), () -> NOW);
    private final List<SearchHit> shown = new ArrayList<>();
    private final FxRobot robot = new QuickRobot();
    private boolean closed;
    private Stage stage;

    @BeforeEach
    void open() throws TimeoutException {
        for (int i = 0; i < 100; i++) {
            traffic.arrive(
                    "plant/hall-" + i % 4 + "/line-2/cell-" + i % 7 + "/oven/temperature",
                    "{\"measured\": {\"value\": " + (180 + i % 9)
                            + ".50, \"unit\": \"°C\"}, \"state\": \"heating\", \"seq\": " + i + "}",
                    false,
                    NOW - i * SECOND);
        }
        traffic.arrive("bin/ary", "\u0000\u0001heat\u0002", false, NOW);
        stage = TestWindows.stage();
        robot.interact(() -> {
            SearchView view = new SearchView(model, shown::add, () -> closed = true, () -> "tip");
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Scene scene = new Scene(new StackPane(view), 460, 600);
            TestCommands.dispatch(scene);
            scene.getStylesheets()
                    .add(requireNonNull(getClass().getResource("/org/topiary/app/topiary.css"))
                            .toExternalForm());
            scene.getStylesheets().add("/org/topiary/app/session.css");
            stage.setScene(scene);
            stage.show();
            view.focusField();
        });
    }

    @AfterEach
    void close() {
        traffic.close();
    }

    @Test
    void aTextIsTypedAndTheListWalkedByKeys() {
        robot.write("HEAT");
        robot.type(KeyCode.DOWN);
        assertThat(shown).extracting(SearchHit::topic).containsExactly("bin/ary");
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        assertThat(shown).hasSize(3);
        assertThat(list().getSelectionModel().getSelectedIndex()).isEqualTo(2);
        robot.type(KeyCode.UP, KeyCode.UP, KeyCode.UP);
        robot.write("I");
        assertThat(model.textProperty().get()).isEqualTo("HEATI");
        robot.type(KeyCode.ESCAPE);
        assertThat(closed).isTrue();
    }

    @Test
    void aClickShowsTheMessage() {
        robot.write("heat");
        robot.clickOn("bin/ary");
        assertThat(shown).isNotEmpty().allMatch(hit -> hit.topic().equals("bin/ary"));
    }

    @Test
    void theSelectedRowIsReadInBothThemes() {
        robot.write("HEAT");
        robot.type(KeyCode.DOWN);
        for (Theme theme : new Theme[] {new PrimerDark(), new PrimerLight()}) {
            robot.interact(() -> Application.setUserAgentStylesheet(theme.getUserAgentStylesheet()));
            List<Double> contrasts = new ArrayList<>();
            robot.interact(() -> list().lookupAll(".search-hit:selected .label")
                    .forEach(label -> contrasts.add(Contrast.of((Label) label))));
            assertThat(contrasts).as(theme.getName()).hasSize(5).allMatch(each -> each >= Contrast.AA);
        }
    }

    @Test
    void itLooksWellInAllItsStates() {
        Snapshots.saveAll(stage, "search-empty", new int[][] {{460, 600}});
        robot.write("HEAT");
        robot.type(KeyCode.DOWN, KeyCode.DOWN);
        Snapshots.saveAll(stage, "search-found", new int[][] {{460, 600}, {300, 400}});
        robot.interact(() -> model.textProperty().set("no such thing"));
        Snapshots.saveAll(stage, "search-nothing", new int[][] {{460, 600}});
        robot.interact(() -> model.textProperty().set("hex:0"));
        Snapshots.saveAll(stage, "search-problem", new int[][] {{300, 400}});
        FxEvents.settle();
        assertThat(robot.lookup("#search-status").queryLabeled().getText())
                .isEqualTo(model.problemProperty().get());
    }

    private ListView<SearchHit> list() {
        return robot.lookup("#search-results").queryListView();
    }

    @Test
    void aSearchThatFailedIsTriedAgainByAClick() {
        robot.interact(() -> {
            worker.setFailing(true);
            model.textProperty().set("heat");
        });
        Label status = robot.lookup("#search-status").queryAs(Label.class);
        assertThat(status.getText()).isEqualTo("The search failed: not enough memory.");

        worker.setFailing(false);
        robot.clickOn("#search-try-again");
        FxEvents.settle();
        assertThat(status.getText()).startsWith("101 messages found");
        assertThat(robot.lookup("#search-try-again").query().isVisible()).isFalse();
    }
}
