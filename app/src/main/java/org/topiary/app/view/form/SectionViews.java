// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Segments;
import org.topiary.app.view.input.PairsView;
import org.topiary.app.viewmodel.form.ConnectionSection;
import org.topiary.app.viewmodel.form.GeneralSection;
import org.topiary.app.viewmodel.form.LoginSection;
import org.topiary.app.viewmodel.form.ProxySection;
import org.topiary.app.viewmodel.form.SessionSection;
import org.topiary.app.viewmodel.form.WebSocketSection;
import org.topiary.app.viewmodel.form.WillSection;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.ProxyChoice;

/** The fields of the simple sections. */
final class SectionViews {
    private static final double DOT = 8;

    private final Fields fields;

    SectionViews(Fields fields) {
        this.fields = fields;
    }

    Node general(GeneralSection section) {
        return Fields.column(
                fields.text("form.folder", section.folder(), "form.folder.prompt"),
                Fields.plain("form.colour", colours(section)),
                Fields.check("auto-connect", "form.autoConnect", section.autoConnectProperty()));
    }

    private static HBox colours(GeneralSection section) {
        List<String> values = new ArrayList<>(GeneralSection.COLOURS);
        String own = section.colourProperty().get();
        if (!values.contains(own)) {
            values.add(own);
        }
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.setAccessibleRole(AccessibleRole.PARENT);
        box.setAccessibleText(Texts.get("form.colour"));
        box.getStyleClass().add("colours");
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            String name = i < GeneralSection.COLOURS.size() ? Texts.get("form.colour." + i) : value;
            RadioButton button = new RadioButton();
            if (value.isEmpty()) {
                button.setText(name);
            } else {
                button.setGraphic(new Circle(DOT, Color.web(value)));
            }
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleText(name);
            button.setTooltip(new Tooltip(name));
            button.setToggleGroup(group);
            button.setSelected(value.equals(own));
            button.setOnAction(event -> section.colourProperty().set(value));
            box.getChildren().add(button);
        }
        return box;
    }

    Node connection(ConnectionSection section) {
        Segments<MqttVersion> version = new Segments<>(
                section.versionProperty(),
                List.of(MqttVersion.values()),
                SectionViews::versionName,
                Texts.get("form.version"));
        version.getChildren().forEach(button -> Tooltip.install(button, new Tooltip(Texts.get("form.version.note"))));
        CheckBox reconnect = Fields.check("reconnect", "form.reconnect", section.reconnectProperty());
        HBox delays = Fields.row(
                fields.text("form.reconnect.first", section.firstDelay()),
                fields.text("form.reconnect.longest", section.longestDelay()),
                fields.text("form.reconnect.jitter", section.jitter()));
        Fields.showWhen(delays, section.reconnectProperty());
        return Fields.column(
                Fields.row(
                        Fields.narrow(Fields.plain("form.version", version), Region.USE_PREF_SIZE),
                        fields.text("form.clientId", section.clientId(), "form.clientId.prompt")),
                Fields.row(
                        fields.text("form.keepAlive", section.keepAlive()),
                        fields.text("form.timeout", section.timeout())),
                reconnect,
                delays);
    }

    private static String versionName(MqttVersion version) {
        return Texts.get(
                switch (version) {
                    case AUTOMATIC -> "form.version.automatic";
                    case MQTT_5 -> "form.version.5";
                    case MQTT_3_1_1 -> "form.version.311";
                });
    }

    Node session(SessionSection section) {
        return Fields.column(
                Fields.check("clean-start", "form.cleanStart", section.cleanStartProperty()),
                Fields.note("form.cleanStart.note"),
                Fields.row(
                        fields.five(fields.text("form.expiry", section.expiry(), "form.expiry.prompt")),
                        fields.five(
                                fields.text("form.receiveMaximum", section.receiveMaximum(), "form.default.65535"))),
                Fields.row(
                        fields.five(fields.text("form.packetSize", section.packetSize(), "form.packetSize.prompt")),
                        fields.five(fields.text("form.aliasMaximum", section.aliasMaximum(), "form.default.0"))),
                fields.five(Fields.check(
                        "response-information", "form.responseInformation", section.responseInformationProperty())),
                fields.five(Fields.check(
                        "problem-information", "form.problemInformation", section.problemInformationProperty())),
                fields.five(Fields.plain(
                        "form.userProperties",
                        new PairsView(fields.inputs(), section.userProperties(), "form.pair.add"))));
    }

    Node login(LoginSection section) {
        VBox data =
                fields.five(fields.secret("form.auth.data", section.data(), Fields.text(Texts.get("form.bytes.note"))));
        Fields.showWhen(
                data,
                Bindings.createBooleanBinding(
                        section::takesData, section.method().textProperty()));
        return Fields.column(
                Fields.note("form.auth.note"),
                Fields.row(fields.five(fields.text("form.auth.method", section.method(), "form.auth.prompt"))),
                data);
    }

    Node will(WillSection section) {
        Segments<Qos> qos = new Segments<>(
                section.qosProperty(),
                List.of(Qos.values()),
                value -> Integer.toString(value.level()),
                Texts.get("form.qos"));
        VBox all = Fields.column(
                Fields.row(
                        fields.text("form.will.topic", section.topic()),
                        Fields.narrow(Fields.plain("form.qos", qos), Region.USE_PREF_SIZE),
                        Fields.narrow(
                                Fields.level(Fields.check("will-retain", "form.will.retain", section.retainProperty())),
                                Region.USE_PREF_SIZE)),
                fields.area("form.will.payload", section.payload(), "form.bytes.note", 3),
                Fields.check("will-text", "form.will.text", section.payloadIsTextProperty()),
                Fields.row(
                        fields.five(fields.text("form.will.delay", section.delay(), "form.will.delay.prompt")),
                        fields.five(fields.text("form.will.expiry", section.expiry(), "form.will.expiry.prompt")),
                        fields.five(fields.text("form.will.contentType", section.contentType()))),
                Fields.row(
                        fields.five(fields.text("form.will.responseTopic", section.responseTopic())),
                        fields.five(fields.text(
                                "form.will.correlationData", section.correlationData(), "form.bytes.note"))),
                fields.five(Fields.plain(
                        "form.userProperties",
                        new PairsView(fields.inputs(), section.userProperties(), "form.pair.add"))));
        Fields.showWhen(all, section.enabledProperty());
        return Fields.column(
                Fields.check("will", "form.will.on", section.enabledProperty()), Fields.note("form.will.note"), all);
    }

    Node webSocket(WebSocketSection section) {
        return Fields.column(
                Fields.row(
                        fields.text("form.ws.subprotocol", section.subprotocol(), "form.ws.subprotocol.prompt"),
                        fields.secret(
                                "form.ws.authorization",
                                section.authorization(),
                                Fields.text(Texts.get("form.ws.authorization.note")))),
                Fields.plain(
                        "form.ws.headers", new PairsView(fields.inputs(), section.headers(), "form.ws.headers.add")));
    }

    Node proxy(ProxySection section) {
        Segments<ProxyChoice.Kind> kind = new Segments<>(
                section.kindProperty(),
                List.of(ProxyChoice.Kind.values()),
                SectionViews::proxyName,
                Texts.get("form.proxy.kind"));
        VBox named = Fields.column(
                Fields.row(
                        fields.text("form.host", section.host()),
                        Fields.narrow(fields.text("form.port", section.port()), Fields.NARROW)),
                Fields.row(
                        fields.text("form.userName", section.userName(), "form.userName.prompt"),
                        fields.secret("form.password", section.password(), Fields.text(""))));
        Fields.showWhen(named, Bindings.createBooleanBinding(section::isNamed, section.kindProperty()));
        CheckBox forAll = Fields.check("proxy-for-all", "form.proxy.forAll", section.forAllProperty());
        forAll.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !section.mayBeForAll(),
                        section.kindProperty(),
                        section.userName().textProperty()));
        return Fields.column(
                Fields.plain("form.proxy.kind", kind),
                Fields.note(section.defaultWordsProperty()),
                named,
                forAll,
                Fields.note("form.proxy.forAll.note"));
    }

    private static String proxyName(ProxyChoice.Kind kind) {
        return Texts.get(
                switch (kind) {
                    case DEFAULT -> "form.proxy.default";
                    case SYSTEM -> "form.proxy.system";
                    case NONE -> "form.proxy.none";
                    case HTTP -> "form.proxy.http";
                    case SOCKS5 -> "form.proxy.socks5";
                });
    }
}
