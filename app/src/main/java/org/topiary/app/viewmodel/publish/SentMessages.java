// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The messages sent, newest first: at most {@value #MAX_MESSAGES}, with at most 16 MiB of payload in total. */
final class SentMessages {
    static final int MAX_MESSAGES = 20;
    static final long MAX_BYTES = 16L << 20;

    private final ObservableList<SentMessage> messages = FXCollections.observableArrayList();

    /** Kept in a field: this view listens to its source weakly, and its listeners hold it weakly. */
    private final ObservableList<SentMessage> list = FXCollections.unmodifiableObservableList(messages);

    /** Adds a message, unless it alone exceeds the limit for all. */
    void add(SentMessage message) {
        messages.remove(message);
        if (message.payload().size() > MAX_BYTES) {
            return;
        }
        messages.addFirst(message);
        while (messages.size() > MAX_MESSAGES || bytes() > MAX_BYTES) {
            messages.removeLast();
        }
    }

    private long bytes() {
        return messages.stream().mapToLong(message -> message.payload().size()).sum();
    }

    ObservableList<SentMessage> list() {
        return list;
    }
}
