// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.topiary.app.FxEvents;
import org.topiary.app.IntegrationTest;
import org.topiary.app.QuickRobot;
import org.topiary.app.TestWindows;
import org.topiary.app.viewmodel.window.WindowViewModel;

@IntegrationTest
class NoticeListTest {
    private static final Duration SHORT = Duration.millis(50);
    private static final String PROBLEM = "The file cannot be read.";
    private static final String DONE = "3 connections were imported.";
    private static final String DONE_TOO = "Only you can open the folder now.";

    private final FxRobot robot = new QuickRobot();
    private Button elsewhere;
    private WindowViewModel model;
    private NoticeList list;

    @BeforeEach
    void show() throws TimeoutException {
        Stage stage = TestWindows.stage();
        elsewhere = new Button("Elsewhere");
        model = new WindowViewModel();
        list = new NoticeList(model, SHORT);
        robot.interact(() -> {
            stage.setScene(new Scene(new VBox(elsewhere, list), 600, 400));
            stage.show();
            elsewhere.requestFocus();
        });
    }

    private List<String> shown() {
        return robot.from(list).lookup(".notice .label").<Label>queryAll().stream()
                .map(Label::getText)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private void waitFor(String... texts) throws TimeoutException {
        FxEvents.waitFor(() -> shown().equals(List.of(texts)));
    }

    @Test
    void confirmationsCloseByThemselvesAndOtherNoticesStay() throws TimeoutException {
        robot.interact(() -> {
            model.notify(PROBLEM);
            model.confirm(DONE);
        });
        waitFor(PROBLEM);
        assertThat(model.notices()).hasSize(1);
    }

    @Test
    void aConfirmationStaysWhileItHasTheFocus() throws TimeoutException {
        robot.interact(() -> {
            model.confirm(DONE);
            Node close = robot.from(list).lookup(".notice .button").query();
            close.requestFocus();
            model.confirm(DONE_TOO);
        });
        waitFor(DONE);
        robot.interact(elsewhere::requestFocus);
        waitFor();
    }
}
