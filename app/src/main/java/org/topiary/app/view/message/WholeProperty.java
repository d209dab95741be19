// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.view.common.Clip;
import org.topiary.app.view.common.Icon;
import org.topiary.app.view.common.LineList;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.message.LineIndex;
import org.topiary.app.viewmodel.message.PropertyRows;

/** Name and value of a property from beginning to end, in lines that are made as they come into sight. */
final class WholeProperty extends VBox {
    /** Characters in a line; a popover is not wider. */
    private static final int LINE = 56;

    private static final double WIDTH = 480;
    private static final int NAME_LINES = 3;
    private static final int VALUE_LINES = 10;
    private static final double LINE_HEIGHT = 20;

    WholeProperty(PropertyRows.Property property) {
        setId("whole-property");
        getStyleClass().add("whole-property");
        setPrefWidth(WIDTH);
        String value = property.whole().get();
        Button copy = new Button(Texts.get("message.properties.copyValue"), new Icon(Feather.COPY));
        copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        copy.setOnAction(event -> Clip.copy(value));
        getChildren().addAll(
                heading("message.properties.name"), lines(property.wholeName(), "message.properties.name", NAME_LINES),
                heading("message.properties.value"), lines(value, "message.properties.value", VALUE_LINES),
                copy);
    }

    private static Label heading(String key) {
        Label heading = new Label(Texts.get(key));
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        return heading;
    }

    private static Node lines(String text, String key, int most) {
        LineIndex index = new LineIndex(text, LINE);
        LineList list = new LineList(Texts.get(key));
        double height = Math.clamp(index.count(), 1, most) * LINE_HEIGHT + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.show(index.count(), index::line);
        return list;
    }
}
