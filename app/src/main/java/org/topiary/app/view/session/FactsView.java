// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.WholeText;
import org.topiary.app.viewmodel.session.Facts;

/** Names and values under headings, and a button that copies them all. */
final class FactsView extends VBox {
    private static final double NAME_WIDTH = 176;
    private static final int WHOLE_LINES = 10;

    FactsView(List<Facts> sections) {
        getStyleClass().add("facts");
        for (Facts section : sections) {
            Label title = new Label(section.title());
            title.getStyleClass().add(Styles.TEXT_BOLD);
            GridPane grid = new GridPane();
            grid.getStyleClass().add("facts-grid");
            ColumnConstraints value = new ColumnConstraints();
            value.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().addAll(new ColumnConstraints(NAME_WIDTH), value);
            RowConstraints top = new RowConstraints();
            top.setValignment(VPos.TOP);
            for (Facts.Fact fact : section.facts()) {
                Label name = new Label(fact.name());
                name.setWrapText(true);
                name.setMinHeight(Region.USE_PREF_SIZE);
                name.getStyleClass().add(Styles.TEXT_MUTED);
                grid.getRowConstraints().add(top);
                grid.addRow(grid.getRowCount(), name, value(fact));
            }
            getChildren().addAll(title, grid);
        }
        Button copy = new Button(Texts.get("details.copy"), new Icon(Feather.COPY));
        copy.setId("facts-copy");
        copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        copy.setOnAction(event -> Clip.copy(Facts.text(sections)));
        getChildren().add(copy);
    }

    private static Node value(Facts.Fact fact) {
        Label text = new Label(fact.value());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        if (!fact.isCut()) {
            return text;
        }
        Hyperlink showAll = new Hyperlink(Texts.get("wholeText.show"));
        showAll.setOnAction(event -> {
            showAll.setVisited(false);
            WholeText.show(showAll, new WholeText.Part(fact.name(), fact.whole(), WHOLE_LINES));
        });
        return new VBox(text, showAll);
    }
}
