// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.Subscription.RetainHandling;

/** One editable subscription. JavaFX application thread. */
public final class SubscriptionRow {
    private final TextInput filter;
    private final BooleanProperty enabled;
    private final ObjectProperty<Qos> qos;
    private final BooleanProperty optional;
    private final BooleanProperty noLocal;
    private final BooleanProperty retainAsPublished;
    private final ObjectProperty<RetainHandling> retainHandling;

    SubscriptionRow(int number, Subscription from) {
        filter = new TextInput(
                        "subscription-" + number,
                        text -> Texts.orEmpty(subscription().problem()))
                .needed(Texts.get("form.filter.needed"));
        filter.textProperty().set(from.filter());
        enabled = new SimpleBooleanProperty(from.enabled());
        qos = new SimpleObjectProperty<>(from.qos());
        optional = new SimpleBooleanProperty(from.optional());
        noLocal = new SimpleBooleanProperty(from.noLocal());
        retainAsPublished = new SimpleBooleanProperty(from.retainAsPublished());
        retainHandling = new SimpleObjectProperty<>(from.retainHandling());
    }

    public TextInput filter() {
        return filter;
    }

    /** Whether the connection subscribes to it. */
    public BooleanProperty enabledProperty() {
        return enabled;
    }

    public ObjectProperty<Qos> qosProperty() {
        return qos;
    }

    /** Whether a refusal is normal. */
    public BooleanProperty optionalProperty() {
        return optional;
    }

    /** MQTT 5 only. */
    public BooleanProperty noLocalProperty() {
        return noLocal;
    }

    /** MQTT 5 only. */
    public BooleanProperty retainAsPublishedProperty() {
        return retainAsPublished;
    }

    /** MQTT 5 only. */
    public ObjectProperty<RetainHandling> retainHandlingProperty() {
        return retainHandling;
    }

    Stream<Observable> all() {
        return Stream.of(filter.textProperty(), enabled, qos, optional, noLocal, retainAsPublished, retainHandling);
    }

    Subscription subscription() {
        return new Subscription(
                filter.textProperty().get(),
                qos.get(),
                optional.get(),
                enabled.get(),
                noLocal.get(),
                retainAsPublished.get(),
                retainHandling.get());
    }
}
