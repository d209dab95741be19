// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was sent, newest first: at most {@value #MAX_MESSAGES} messages with at most 16 MiB of payload between them. */
final class SentMessages {
    static final int MAX_MESSAGES = 20;
    static final long MAX_BYTES = 16L << 20;

    private final ObservableList<SentMessage> messages = FXCollections.observableArrayList();

    /** Kept: it looks at the other list weakly, and so do those who listen to it. */
    private final ObservableList<SentMessage> list = FXCollections.unmodifiableObservableList(messages);

    /** A message that is larger than all may be together is not kept. */
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
