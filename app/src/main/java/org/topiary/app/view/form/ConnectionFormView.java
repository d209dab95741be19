// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.ui.Segments;
import org.topiary.app.viewmodel.form.AddressSection;
import org.topiary.app.viewmodel.form.ConnectionFormViewModel;
import org.topiary.app.viewmodel.form.FormSection;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.MqttVersion;

/**
 * The panel that creates or edits a connection: the URL at the top, its parts below, and everything else in collapsible
 * sections.
 */
public final class ConnectionFormView extends VBox {
    /** Pixels between the fields and the edge of the panel, taken by the scroll bar. */
    private static final double BAR = 14;
    /** Pixels for the focus ring around a field, which the scroll pane would clip. */
    private static final double RING = 2;

    private final ConnectionFormViewModel form;
    private final FormActions actions;
    private final BooleanBinding mqtt3;
    private final Fields fields;
    private final Map<FormSection, FoldOut> foldOuts = new LinkedHashMap<>();
    private final ScrollPane scroll;

    public ConnectionFormView(ConnectionFormViewModel form, FormActions actions, FileQuestions files) {
        this.form = form;
        this.actions = actions;
        mqtt3 = form.connection().versionProperty().isEqualTo(MqttVersion.MQTT_3_1_1);
        fields = new Fields(mqtt3, files);
        getStyleClass().addAll("start-panel", "form-panel");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(form.title());
        setMaxHeight(Region.USE_PREF_SIZE);
        Label title = new Label(form.title());
        title.getStyleClass().add(Styles.TITLE_4);

        VBox address = address();
        VBox sections = sections();
        HBox buttons = buttons();
        List.of(address, sections, buttons).forEach(FocusRegions::mark);
        VBox content = new VBox(address, sections);
        content.getStyleClass().add("form-content");
        // As wide as the title and the buttons, with or without a scroll bar, which is in the panel's padding.
        List.of(address, sections)
                .forEach(part -> part.maxWidthProperty()
                        .bind(widthProperty()
                                .subtract(Bindings.createDoubleBinding(
                                        () -> getInsets().getLeft()
                                                + getInsets().getRight(),
                                        insetsProperty()))));
        scroll = new ScrollPane(content);
        VBox.setMargin(scroll, new Insets(0, -BAR, 0, -RING));
        scroll.setFitToWidth(true);
        // Grows with expanded sections and messages, up to the height of the window.
        scroll.prefViewportHeightProperty().bind(content.heightProperty());
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("form-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll, buttons);
        PanelKeys.panel(this, this::connect, actions::cancel);
    }

    private VBox address() {
        AddressSection address = form.address();
        VBox url = fields.text("form.url", address.url(), null, Fields.text(Texts.get("form.url.note")));
        VBox host = fields.text("form.host", address.host());
        VBox port = Fields.narrow(fields.text("form.port", address.port()), Fields.NARROW);
        VBox path = fields.text("form.path", address.path(), "form.path.prompt");
        Fields.showWhen(path, address.webSocketProperty());
        Segments<Boolean> transport = new Segments<>(
                address.webSocketProperty(),
                List.of(false, true),
                ws -> Texts.get(ws ? "form.transport.webSocket" : "form.transport.tcp"),
                Texts.get("form.transport"));
        CheckBox tls = Fields.check("tls", "form.tls", address.tlsProperty());
        TextField name = BoundedText.field();
        name.setId("form-name");
        name.textProperty().bindBidirectional(form.nameProperty());
        // The name given to a connection when the user enters none.
        name.promptTextProperty()
                .bind(form.defaultNameProperty().map(typed -> typed.isBlank() ? Texts.get("form.name.prompt") : typed));
        ObservableValue<String> passwordNote = Bindings.createStringBinding(
                () -> {
                    String moved = address.passwordNoteProperty().get();
                    String saved = Texts.get("form.password.note");
                    return (moved.isEmpty()
                                    ? saved + " " + form.protectionProperty().get()
                                    : moved + " " + saved)
                            .strip();
                },
                address.passwordNoteProperty(),
                form.protectionProperty());
        VBox password = fields.secret("form.password", address.password(), passwordNote);
        password.getStyleClass().add("field-two-lines");
        // Once the password is taken out of the URL, typing continues at its end.
        address.passwordNoteProperty()
                .subscribe((old, now) -> fields.node(address.url()).ifPresent(node -> ((TextInputControl) node).end()));
        return Fields.column(
                url,
                Fields.row(
                        host,
                        port,
                        path,
                        Fields.narrow(Fields.plain("form.transport", transport), Region.USE_PREF_SIZE)),
                tls,
                Fields.row(fields.text("form.userName", address.userName(), "form.userName.prompt"), password),
                Fields.row(Fields.plain("form.name", name)));
    }

    private VBox sections() {
        SectionViews views = new SectionViews(fields);
        add("general", "form.section.general", form.general(), () -> views.general(form.general()));
        add("connection", "form.section.connection", form.connection(), () -> views.connection(form.connection()));
        add("session", "form.section.session", form.session(), () -> views.session(form.session()));
        add("login", "form.section.login", form.login(), () -> views.login(form.login()));
        GuideTopic.TLS.mark(
                add("tls", "form.section.tls", form.tls(), () -> new TlsView(fields, form.tls()).content()));
        add("will", "form.section.will", form.will(), () -> views.will(form.will()));
        add("websocket", "form.section.webSocket", form.webSocket(), () -> views.webSocket(form.webSocket()));
        add("proxy", "form.section.proxy", form.proxy(), () -> views.proxy(form.proxy()));
        add(
                "subscriptions",
                "form.section.subscriptions",
                form.subscriptions(),
                () -> new SubscriptionsView(form.subscriptions(), fields, mqtt3));
        showWhen(form.tls(), form.address().tlsProperty());
        showWhen(form.webSocket(), form.address().webSocketProperty());
        VBox box = new VBox();
        box.getChildren().addAll(foldOuts.values());
        box.getStyleClass().add("form-sections");
        return box;
    }

    private FoldOut add(String id, String titleKey, FormSection section, Supplier<Node> content) {
        FoldOut foldOut = new FoldOut(id, titleKey, section.summaryProperty(), content);
        foldOut.setOnOpen(() -> {
            applyCss();
            layout();
            show(foldOut);
        });
        foldOuts.put(section, foldOut);
        return foldOut;
    }

    private void showWhen(FormSection section, ObservableValue<Boolean> condition) {
        FoldOut foldOut = foldOuts.get(section);
        if (foldOut != null) {
            Fields.showWhen(foldOut, condition);
        }
    }

    /** Moves the focus to the only field that a first connection needs. */
    public void focusFirst() {
        // Before its first pulse a scroll pane has no content, and nothing in it could take the focus.
        applyCss();
        fields.node(form.address().url()).ifPresent(node -> {
            node.requestFocus();
            ((TextInputControl) node).end();
        });
    }

    /** Scrolls until a node is visible; shows the top of a node that is too high. */
    private void show(Node node) {
        Node content = scroll.getContent();
        Bounds bounds = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double view = scroll.getViewportBounds().getHeight();
        double room = content.getLayoutBounds().getHeight() - view;
        if (room <= 0 || view <= 0) {
            return;
        }
        double top = scroll.getVvalue() * room;
        if (bounds.getMinY() < top || bounds.getHeight() > view) {
            scroll.setVvalue(Math.clamp(bounds.getMinY() / room, 0, 1));
        } else if (bounds.getMaxY() > top + view) {
            scroll.setVvalue(Math.clamp((bounds.getMaxY() - view) / room, 0, 1));
        }
    }

    private HBox buttons() {
        Button test = button("form-test", "form.test", this::test);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button cancel = button("form-cancel", "form.cancel", actions::cancel);
        Button save = button("form-save", "form.save", this::save);
        Button connect = button("form-connect", "form.connect", this::connect);
        connect.getStyleClass().add(Styles.ACCENT);
        save.disableProperty().bind(form.busyProperty());
        connect.disableProperty().bind(form.busyProperty());
        HBox buttons = new HBox(test, gap, cancel, save, connect);
        buttons.getStyleClass().add("panel-buttons");
        return buttons;
    }

    private void connect() {
        actions.connect();
        focusFirstError();
    }

    private void save() {
        actions.save();
        focusFirstError();
    }

    private void test() {
        actions.test();
        focusFirstError();
    }

    private void focusFirstError() {
        form.firstError().ifPresent(this::focus);
    }

    private void focus(TextInput wrong) {
        foldOuts.forEach((section, foldOut) -> {
            if (section.firstError().filter(wrong::equals).isPresent()) {
                foldOut.setOpen(true);
                // Gives the field its final place before scrolling to it.
                applyCss();
                layout();
            }
        });
        fields.node(wrong).ifPresent(Node::requestFocus);
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = new Button(Texts.get(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }
}
