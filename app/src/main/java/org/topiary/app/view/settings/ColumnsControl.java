// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.settings;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.settings.SettingControl;
import org.topiary.app.viewmodel.settings.ColumnsChoice;
import org.topiary.core.rows.RowOrder.By;

/** Which columns the topic tree shows. */
public final class ColumnsControl implements SettingControl {
    private final ColumnsChoice model;
    private final FlowPane all = new FlowPane();

    public ColumnsControl(ColumnsChoice model) {
        this.model = model;
        all.setId("settings-columns");
        all.getStyleClass().add("settings-checks");
        ColumnsChoice.all().forEach(by -> all.getChildren().add(check(by)));
    }

    private CheckBox check(By by) {
        CheckBox check = new CheckBox(Texts.get("tree.columnName." + by));
        check.setId("settings-column-" + by.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        model.columnsProperty()
                .subscribe(columns -> check.setSelected(columns.column(by).shown()));
        check.setOnAction(event -> model.show(by, check.isSelected()));
        return check;
    }

    @Override
    public Node node() {
        return all;
    }

    @Override
    public void takeFocus() {
        all.getChildren().getFirst().requestFocus();
    }

    @Override
    public void close() {
        model.close();
    }
}
