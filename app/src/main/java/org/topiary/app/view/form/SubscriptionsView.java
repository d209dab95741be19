// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.Segments;
import org.topiary.app.ui.SystemFileQuestions;
import org.topiary.app.view.input.Inputs;
import org.topiary.app.viewmodel.form.SubscriptionRow;
import org.topiary.app.viewmodel.form.SubscriptionsSection;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.Subscription.RetainHandling;
import org.topiary.mqtt.profile.SubscriptionPresets;

/**
 * A list of subscriptions: on or off, filter, QoS, and a menu with the remaining options. Also used on its own, for an
 * open connection.
 */
public final class SubscriptionsView extends VBox {
    /** The same for all rows, to align the columns before it. */
    private static final double OPTIONS_WIDTH = 130;

    private final SubscriptionsSection section;
    private final Fields fields;
    private final VBox rows = new VBox();
    private final Button add;

    /** @param mqtt3 whether MQTT 3.1.1 is chosen, which has only filter and QoS */
    public SubscriptionsView(SubscriptionsSection section, ObservableBooleanValue mqtt3) {
        this(section, new Fields(mqtt3, new SystemFileQuestions()), mqtt3);
    }

    SubscriptionsView(SubscriptionsSection section, Fields fields, ObservableBooleanValue mqtt3) {
        this.section = section;
        this.fields = fields;
        getStyleClass().add("form-fields");
        rows.getStyleClass().add("pairs");
        add = new Button(Texts.get("form.subscription.add"), new Icon(Feather.PLUS));
        add.setId("form-subscription-add");
        add.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        add.setOnAction(event -> focus(section.add()));
        MenuButton preset = new MenuButton(Texts.get("form.subscription.presets"));
        preset.setId("form-subscription-presets");
        preset.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        for (SubscriptionPresets.Preset each : SubscriptionPresets.ALL) {
            MenuItem item = new MenuItem(each.name());
            item.setOnAction(event -> section.addAll(each.subscriptions()));
            preset.getItems().add(item);
        }
        Label five = Fields.note("form.subscription.five");
        Fields.showWhen(five, mqtt3.map(value -> value));
        getChildren().addAll(rows, new HBox(add, preset), five);
        section.rows().subscribe(this::fill);
        fill();
    }

    /** Moves the focus to the first filter, or to the button that adds one. */
    public void focusFirst() {
        if (section.rows().isEmpty()) {
            add.requestFocus();
        } else {
            focus(section.rows().getFirst());
        }
    }

    private void focus(SubscriptionRow row) {
        fields.node(row.filter()).ifPresent(Node::requestFocus);
    }

    private void fill() {
        rows.getChildren().setAll(section.rows().stream().map(this::row).toList());
    }

    private Node row(SubscriptionRow row) {
        CheckBox enabled = new CheckBox();
        enabled.setAccessibleText(Texts.get("form.subscription.enabled"));
        enabled.setTooltip(new Tooltip(Texts.get("form.subscription.enabled")));
        enabled.selectedProperty().bindBidirectional(row.enabledProperty());
        TextField filter = fields.bind(row.filter(), BoundedText.field());
        filter.setPromptText(Texts.get("form.subscription.filter.prompt"));
        filter.setAccessibleText(Texts.get("form.subscription.filter"));
        HBox.setHgrow(filter, Priority.ALWAYS);
        Segments<Qos> qos = new Segments<>(
                row.qosProperty(),
                List.of(Qos.values()),
                value -> Integer.toString(value.level()),
                Texts.get("form.qos"));
        qos.setMinWidth(Region.USE_PREF_SIZE);
        Button remove = new IconButton(Feather.X, Texts.get("form.subscription.remove"), () -> {
            section.remove(row);
            add.requestFocus();
        });
        Label qosLabel = new Label(Texts.get("form.qos"));
        qosLabel.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(enabled, filter, qosLabel, qos, options(row), remove);
        line.getStyleClass().add("field-with-button");
        return new VBox(line, Inputs.error(row.filter()));
    }

    private static MenuButton options(SubscriptionRow row) {
        MenuButton menu = new MenuButton();
        menu.getStyleClass().addAll(Styles.FLAT, "subscription-options");
        // The filter needs the space more; the menu shows the details.
        menu.setPrefWidth(OPTIONS_WIDTH);
        menu.setMinWidth(OPTIONS_WIDTH);
        menu.setMaxWidth(OPTIONS_WIDTH);
        menu.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words(row),
                        row.optionalProperty(),
                        row.noLocalProperty(),
                        row.retainAsPublishedProperty(),
                        row.retainHandlingProperty()));
        menu.setTooltip(new Tooltip(Texts.get("form.subscription.options")));
        menu.accessibleTextProperty()
                .bind(menu.textProperty().map(words -> Texts.get("form.subscription.options") + " " + words));
        menu.getItems()
                .addAll(
                        check("form.subscription.optional", row.optionalProperty()),
                        check("form.subscription.noLocal", row.noLocalProperty()),
                        check("form.subscription.retainAsPublished", row.retainAsPublishedProperty()),
                        new SeparatorMenuItem());
        ToggleGroup group = new ToggleGroup();
        for (RetainHandling value : RetainHandling.values()) {
            RadioMenuItem item = new RadioMenuItem(Texts.get(
                    switch (value) {
                        case SEND -> "form.subscription.retained.send";
                        case SEND_IF_NEW -> "form.subscription.retained.ifNew";
                        case DO_NOT_SEND -> "form.subscription.retained.never";
                    }));
            item.setToggleGroup(group);
            item.setOnAction(event -> row.retainHandlingProperty().set(value));
            row.retainHandlingProperty().subscribe(now -> item.setSelected(now == value));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static CheckMenuItem check(String key, BooleanProperty property) {
        CheckMenuItem item = new CheckMenuItem(Texts.get(key));
        item.selectedProperty().bindBidirectional(property);
        return item;
    }

    /** A short list of the values that differ from the default. */
    private static String words(SubscriptionRow row) {
        List<String> words = Stream.of(
                        row.optionalProperty().get() ? Texts.get("form.subscription.optional.is") : "",
                        row.noLocalProperty().get() ? Texts.get("form.subscription.noLocal.is") : "",
                        row.retainAsPublishedProperty().get()
                                ? ""
                                : Texts.get("form.subscription.retainAsPublished.off"),
                        switch (row.retainHandlingProperty().get()) {
                            case SEND -> "";
                            case SEND_IF_NEW -> Texts.get("form.subscription.retained.ifNew.is");
                            case DO_NOT_SEND -> Texts.get("form.subscription.retained.never.is");
                        })
                .filter(each -> !each.isEmpty())
                .toList();
        return words.isEmpty() ? Texts.get("form.subscription.options.none") : String.join(", ", words);
    }
}
