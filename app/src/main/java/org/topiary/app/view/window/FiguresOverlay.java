// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.window.FiguresViewModel;
import org.topiary.app.viewmodel.window.FiguresViewModel.Figure;

/**
 * Resource usage and throughput of the program, shown over a corner and transparent to the mouse. Its width does not
 * depend on the figures. Empty until first shown.
 */
final class FiguresOverlay extends GridPane {
    private static final double VALUE_WIDTH = 150;

    FiguresOverlay(FiguresViewModel model) {
        setId("figures");
        getStyleClass().add("figures-overlay");
        setMouseTransparent(true);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        ColumnConstraints value = new ColumnConstraints(VALUE_WIDTH, VALUE_WIDTH, VALUE_WIDTH);
        value.setHalignment(HPos.RIGHT);
        value.setHgrow(Priority.NEVER);
        getColumnConstraints().addAll(new ColumnConstraints(), value);
        model.shownProperty().subscribe(shown -> {
            if (shown && getChildren().isEmpty()) {
                fill(model);
            }
            setVisible(shown);
        });
    }

    private void fill(FiguresViewModel model) {
        for (Figure each : Figure.values()) {
            Label figure = new Label();
            figure.setId("figures-" + each);
            figure.getStyleClass().add("figures-value");
            figure.textProperty().bind(model.valueProperty(each));
            Label name = new Label(name(each));
            name.setMinWidth(Region.USE_PREF_SIZE);
            addRow(getRowCount(), name, figure);
        }
    }

    private static String name(Figure figure) {
        return Texts.get(
                switch (figure) {
                    case MESSAGES_IN -> "figures.messagesIn";
                    case ROWS_DRAWN -> "figures.rowsDrawn";
                    case WINDOW_BUSY -> "figures.windowBusy";
                    case LONGEST_PAUSE -> "figures.longestPause";
                    case FRAMES -> "figures.frames";
                    case HEAP -> "figures.heap";
                    case LOG -> "figures.log";
                    case TOPICS -> "figures.topics";
                    case RECEIVE_PATH -> "figures.path";
                });
    }
}
