// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.settings;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Segments;
import org.topiary.app.ui.settings.SettingControl;
import org.topiary.app.view.input.Inputs;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.app.viewmodel.settings.DefaultProxy;
import org.topiary.mqtt.profile.ProxyChoice.Kind;

/** The proxy of connections that specify none: its kind, and below it host and port where they apply. */
public final class ProxyControl implements SettingControl {
    private static final double PORT_WIDTH = 96;

    private final DefaultProxy model;
    private final Segments<Kind> kind;
    private final VBox all = new VBox();

    public ProxyControl(DefaultProxy model) {
        this.model = model;
        kind = new Segments<>(
                model.kindProperty(), DefaultProxy.KINDS, ProxyControl::name, Texts.get("form.proxy.kind"));
        Inputs inputs = new Inputs("settings-");
        VBox port = field(inputs, "form.port", model.port());
        port.setMinWidth(PORT_WIDTH);
        port.setMaxWidth(PORT_WIDTH);
        VBox host = field(inputs, "form.host", model.host());
        HBox.setHgrow(host, Priority.ALWAYS);
        HBox fields = new HBox(host, port);
        fields.getStyleClass().add("form-row");
        Label pending = new Label();
        pending.textProperty().bind(model.pendingProperty());
        pending.setWrapText(true);
        pending.setMinHeight(Region.USE_PREF_SIZE);
        pending.getStyleClass().add("setting-note");
        VBox named = new VBox(fields, Inputs.error(model.host()), Inputs.error(model.port()), pending);
        named.getStyleClass().add("form-fields");
        named.visibleProperty().bind(Bindings.createBooleanBinding(model::isNamed, model.kindProperty()));
        named.managedProperty().bind(named.visibleProperty());
        all.setId("settings-proxy");
        all.getStyleClass().add("form-fields");
        all.getChildren().addAll(kind, named);
    }

    private static VBox field(Inputs inputs, String labelKey, TextInput input) {
        TextField field = inputs.bind(input, BoundedText.field());
        Label label = new Label(Texts.get(labelKey));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("field");
        return box;
    }

    private static String name(Kind kind) {
        return Texts.get(
                switch (kind) {
                    case DEFAULT, SYSTEM -> "form.proxy.system";
                    case NONE -> "form.proxy.none";
                    case HTTP -> "form.proxy.http";
                    case SOCKS5 -> "form.proxy.socks5";
                });
    }

    @Override
    public Node node() {
        return all;
    }

    @Override
    public void takeFocus() {
        kind.takeFocus();
    }

    @Override
    public void close() {
        model.close();
    }
}
