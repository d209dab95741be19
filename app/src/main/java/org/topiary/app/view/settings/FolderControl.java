// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.settings;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.settings.SettingControl;
import org.topiary.app.viewmodel.settings.DataFolder;

/** The data folder: its path, and who can open it. */
public final class FolderControl implements SettingControl {
    private final VBox all = new VBox();
    private final Button open;

    public FolderControl(DataFolder model) {
        // A field, so that the path can be selected and copied, and is never cut off for good.
        TextField path = BoundedText.field();
        path.setId("settings-folder-path");
        path.setText(model.path());
        path.setEditable(false);
        path.setAccessibleText(Texts.get("setting.data-folder"));
        HBox.setHgrow(path, Priority.ALWAYS);
        open = new Button(Texts.get("setting.data-folder.show"), new Icon(Feather.FOLDER));
        open.setId("settings-folder-open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(event -> model.open());
        HBox first = new HBox(path, open);
        first.getStyleClass().add("field-with-button");
        Label access = new Label();
        access.setId("settings-folder-access");
        access.textProperty().bind(model.accessProperty());
        access.setWrapText(true);
        access.setMinHeight(Region.USE_PREF_SIZE);
        access.setMaxWidth(Double.MAX_VALUE);
        access.getStyleClass().add("setting-note");
        HBox.setHgrow(access, Priority.ALWAYS);
        Button restrict = new Button(Texts.get("folder.restrict"));
        restrict.setId("settings-folder-restrict");
        restrict.setMinWidth(Region.USE_PREF_SIZE);
        restrict.setOnAction(event -> {
            open.requestFocus();
            model.restrict();
        });
        restrict.visibleProperty().bind(model.openProperty());
        restrict.managedProperty().bind(model.openProperty());
        HBox second = new HBox(access, restrict);
        second.getStyleClass().add("field-with-button");
        all.getStyleClass().add("form-fields");
        all.getChildren().addAll(first, second);
        model.check();
    }

    @Override
    public Node node() {
        return all;
    }

    @Override
    public void takeFocus() {
        open.requestFocus();
    }
}
