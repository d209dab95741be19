// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The guide page about a part of the window; F1 opens the page for the part with the focus. */
public enum GuideTopic {
    FIRST_CONNECTION("first-connection"),
    TLS("tls"),
    CREDENTIALS("credentials"),
    READING("reading"),
    FORMATS("formats"),
    SCHEMAS("schemas"),
    LAYOUTS("layouts"),
    TABLE("table"),
    DEVICES("devices"),
    FINDING("finding"),
    PUBLISHING("publishing"),
    SEVERAL_BROKERS("several-brokers"),
    IMPORT_EXPORT("import-export"),
    SETTINGS("settings"),
    KEYS("keys");

    private final String page;

    GuideTopic(String page) {
        this.page = page;
    }

    /** The name of the page. */
    public String page() {
        return page;
    }

    /** Assigns this page to a node and to all nodes in it without a page of their own. */
    public void mark(Node part) {
        part.getProperties().put(GuideTopic.class, this);
    }

    /** The page about a node: its own or that of the nearest ancestor. */
    public static Optional<GuideTopic> of(@Nullable Node part) {
        for (Node each = part; each != null; each = each.getParent()) {
            if (each.hasProperties() && each.getProperties().get(GuideTopic.class) instanceof GuideTopic topic) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
