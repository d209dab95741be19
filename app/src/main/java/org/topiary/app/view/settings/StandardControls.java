// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.settings;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Segments;
import org.topiary.app.ui.settings.NumberField;
import org.topiary.app.ui.settings.SettingControl;
import org.topiary.app.view.input.Inputs;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.app.viewmodel.settings.SettingEntry;
import org.topiary.app.viewmodel.settings.SettingKind;

/** The control of a setting, by the kind of its values. */
final class StandardControls {
    private record Control(Node node, Runnable focus) implements SettingControl {
        @Override
        public void takeFocus() {
            focus.run();
        }
    }

    private StandardControls() {}

    static <T> SettingControl of(SettingEntry<T> entry, Inputs inputs) {
        return switch (entry.setting().kind()) {
            case SettingKind.Choice<?> choice -> choice(entry, choice);
            case SettingKind.WholeNumber number -> number(entry, number, inputs);
            case SettingKind.Switch _ -> check(entry);
            case SettingKind.Text _ -> text(input(entry), inputs);
            case SettingKind.Fixed _ -> fixed(entry);
            case SettingKind.Custom<?> _ ->
                throw new IllegalStateException("The window supplies no control for the setting " + entry.setting());
        };
    }

    private static TextInput input(SettingEntry<?> entry) {
        return entry.input().orElseThrow();
    }

    /** The value as a property that changes the setting; holds only until the page is closed, like the entry. */
    private static <T> ObjectProperty<T> property(SettingEntry<T> entry) {
        ObjectProperty<T> property =
                new SimpleObjectProperty<>(entry.valueProperty().get());
        property.subscribe((old, now) -> entry.set(now));
        entry.valueProperty().subscribe(property::set);
        return property;
    }

    @SuppressWarnings("unchecked") // the kind of a setting has the setting's type
    private static <T> SettingControl choice(SettingEntry<T> entry, SettingKind.Choice<?> kind) {
        Segments<T> choice = new Segments<>(
                property(entry),
                (List<T>) kind.all(),
                entry.setting()::text,
                entry.setting().title());
        choice.setMinWidth(Region.USE_PREF_SIZE);
        return new Control(choice, choice::takeFocus);
    }

    private static SettingControl number(SettingEntry<?> entry, SettingKind.WholeNumber kind, Inputs inputs) {
        TextInput input = input(entry);
        NumberField number = new NumberField(
                input.textProperty(),
                kind.least(),
                kind.most(),
                kind.step(),
                entry.setting().unit());
        inputs.bind(input, number.field());
        number.field().setAccessibleText(entry.setting().title());
        return new Control(number, number.field()::requestFocus);
    }

    private static SettingControl text(TextInput input, Inputs inputs) {
        TextField field = inputs.bind(input, BoundedText.field());
        return new Control(field, field::requestFocus);
    }

    private static <T> SettingControl check(SettingEntry<T> entry) {
        CheckBox check = new CheckBox(Texts.get("settings.on"));
        check.setId("settings-" + entry.setting().id());
        check.setAccessibleText(entry.setting().title());
        ObjectProperty<T> property = property(entry);
        property.subscribe(now -> check.setSelected(Boolean.TRUE.equals(now)));
        check.setOnAction(event ->
                entry.setting().kind().read(String.valueOf(check.isSelected())).ifPresent(property::set));
        return new Control(check, check::requestFocus);
    }

    private static <T> SettingControl fixed(SettingEntry<T> entry) {
        Label value = new Label(entry.setting().text(entry.setting().standard()));
        value.setMinWidth(Region.USE_PREF_SIZE);
        value.getStyleClass().add("setting-about");
        return new Control(value, () -> {});
    }
}
