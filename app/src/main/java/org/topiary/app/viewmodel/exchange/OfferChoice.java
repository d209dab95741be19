// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.topiary.app.text.Texts;
import org.topiary.profiles.exchange.Offer;

/** A setting of an imported connection that is imported only if the user accepts it; initially not accepted. */
public final class OfferChoice {
    private final ConnectionChoice connection;
    private final Offer offer;
    private final BooleanProperty adopted = new SimpleBooleanProperty();

    OfferChoice(ConnectionChoice connection, Offer offer) {
        this.connection = connection;
        this.offer = offer;
    }

    ConnectionChoice connection() {
        return connection;
    }

    Offer offer() {
        return offer;
    }

    /** A description with the name of the connection. */
    public String text() {
        return Texts.get("import.offer", connection.name(), offer.text());
    }

    public BooleanProperty adoptedProperty() {
        return adopted;
    }
}
