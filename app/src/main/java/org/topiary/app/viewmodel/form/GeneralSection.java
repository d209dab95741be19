// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.ConnectionProfile;

/** The folder and colour of a connection on the start page, and whether it opens automatically. */
public final class GeneralSection extends FormSection {
    /** The available colours, {@code #rrggbb}; the first, empty, means none. Visible on light and dark backgrounds. */
    public static final List<String> COLOURS =
            List.of("", "#d1242f", "#bc4c00", "#9a6700", "#1a7f37", "#0e7490", "#0969da", "#8250df", "#bf3989");

    private final TextInput folder = input("folder", InputRules::string);
    private final ObjectProperty<String> colour;
    private final BooleanProperty autoConnect;

    GeneralSection(ConnectionProfile profile) {
        folder.textProperty().set(profile.folder());
        colour = new SimpleObjectProperty<>(profile.colour());
        autoConnect = new SimpleBooleanProperty(profile.autoConnect());
        start(colour, autoConnect);
    }

    /** Folder names separated by slashes. */
    public TextInput folder() {
        return folder;
    }

    public ObjectProperty<String> colourProperty() {
        return colour;
    }

    public BooleanProperty autoConnectProperty() {
        return autoConnect;
    }

    @Override
    void apply(ConnectionProfile.Builder profile) {
        List<String> names = Stream.of(folder.value().split("/"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        profile.folder(String.join("/", names)).colour(colour.get()).autoConnect(autoConnect.get());
    }

    @Override
    Stream<String> differences() {
        return Stream.of(
                folder.value(),
                colour.get().isEmpty() ? "" : Texts.get("form.colour.is"),
                autoConnect.get() ? Texts.get("form.autoConnect.is") : "");
    }
}
