// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.theme.PrimerLight;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.topiary.app.FxEvents;
import org.topiary.app.IntegrationTest;
import org.topiary.app.QuickRobot;
import org.topiary.app.TestWindows;

@IntegrationTest
class PanelTest {

    private final FxRobot robot = new QuickRobot();

    private static final class Words extends Panel {
        Words(Node... more) {
            super("A question", Feather.INFO);
            Label label = words("Short.");
            label.setId("growing");
            VBox option = new VBox(label);
            option.getChildren().addAll(more);
            setContent(words("What is asked."), option);
            addButton("ok", "dialog.cancel", () -> {});
        }
    }

    private Label label() {
        return robot.lookup("#growing").queryAs(Label.class);
    }

    private double hidden() {
        ScrollPane scroll = robot.lookup(".form-scroll").queryAs(ScrollPane.class);
        return scroll.getContent().getLayoutBounds().getHeight()
                - scroll.getViewportBounds().getHeight();
    }

    @Test
    void contentThatGrowsWhileThePanelIsOpenIsNotScrolledWhereThereIsRoom() throws TimeoutException {
        Stage stage = TestWindows.stage();
        robot.interact(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            stage.setScene(new Scene(new StackPane(new Words()), 900, 600));
            stage.getScene().getStylesheets().add("/org/topiary/app/topiary.css");
            stage.sizeToScene();
            stage.show();
        });
        FxEvents.waitFor(() -> hidden() < 1);
        robot.interact(() -> label().setText("A sentence that takes several lines. ".repeat(12)));
        FxEvents.waitFor(() -> label().getHeight() > 60 && hidden() < 1);
        robot.interact(() -> label().setText("A sentence that takes more than all the room there is. ".repeat(200)));
        FxEvents.waitFor(() -> hidden() > 100);
    }

    @Test
    void fieldsThatAppearAreNotScrolledWhereThereIsRoom() throws TimeoutException {
        Stage stage = TestWindows.stage();
        TextField field = new TextField();
        VBox fields = new VBox(field, new TextField());
        Nodes.show(fields, false);
        robot.interact(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            StackPane layers = new StackPane();
            stage.setScene(new Scene(layers, 900, 600));
            stage.getScene().getStylesheets().add("/org/topiary/app/topiary.css");
            stage.sizeToScene();
            stage.show();
            new FocusReveal().follow(stage.getScene());
            Words panel = new Words(fields);
            layers.getChildren().setAll(panel);
            panel.applyCss();
        });
        robot.interact(() -> {
            label().setText("A sentence that takes several lines. ".repeat(5));
            Nodes.show(fields, true);
            field.requestFocus();
        });
        FxEvents.waitFor(() -> fields.getHeight() > 40 && hidden() < 1);
    }
}
