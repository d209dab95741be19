// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.guide;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.topiary.app.FxEvents;
import org.topiary.app.IntegrationTest;
import org.topiary.app.QuickRobot;
import org.topiary.app.TestWindows;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.viewmodel.guide.GuidePage;
import org.topiary.app.viewmodel.guide.GuideViewModel;

@IntegrationTest
final class GuideViewTest {
    private final FxRobot robot = new QuickRobot();
    private final FailingTasks worker = new FailingTasks();
    private final GuideViewModel model = new GuideViewModel(worker.tasks(), Runnable::run, page -> {}, () -> "");

    @BeforeEach
    void open() throws Exception {
        Stage stage = TestWindows.stage();
        worker.setFailing(true);
        robot.interact(() -> {
            model.open("topics");
            stage.setScene(new Scene(new GuideView(model, () -> false, () -> {}), 800, 600));
            // An earlier test may have left another size.
            stage.sizeToScene();
            stage.show();
        });
    }

    @Test
    void aGuideThatCannotBeReadSaysSoUntilItIsOpenedAgain() {
        assertThat(robot.lookup("#guide-problem").queryAs(Label.class).getText())
                .startsWith("The guide could not be read.");

        worker.setFailing(false);
        robot.interact(() -> model.open("topics"));
        assertThat(robot.lookup("#guide-problem").tryQuery()).isEmpty();
        assertThat(model.pageProperty().get()).isNotNull();
    }

    @Test
    void noPageIsWiderThanTheWindow() {
        worker.setFailing(false);
        robot.interact(() -> model.open("topics"));
        ScrollPane scroll = robot.lookup("#guide-text").queryAs(ScrollPane.class);
        for (GuidePage page : model.pages()) {
            robot.interact(() -> model.open(page.name()));
            FxEvents.settle();
            assertThat(((Region) scroll.getContent()).getWidth())
                    .as(page.title())
                    .isLessThanOrEqualTo(scroll.getViewportBounds().getWidth());
        }
    }
}
