// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.core.log.MessageLog;
import org.topiary.payload.Preview;

/** One-line previews of the newest values, cached for up to 4,096 topics. JavaFX application thread only. */
final class PreviewCache {
    /** Bytes of a payload that a preview needs. */
    static final int BYTES = 512;

    private static final int CHARS = 160;
    private static final int MAX_TOPICS = 4_096;

    private final MessageLog log;
    private final Map<Integer, Entry> entries = new HashMap<>();

    private record Entry(long position, String text) {}

    PreviewCache(MessageLog log) {
        this.log = log;
    }

    /**
     * @param position the topic's newest message; {@link MessageLog#NONE} for a topic without messages, which has no
     *     preview
     */
    String preview(int node, long position) {
        if (position == MessageLog.NONE) {
            return "";
        }
        Entry cached = entries.get(node);
        if (cached != null && cached.position == position) {
            return cached.text;
        }
        String text = text(log.readHead(position, BYTES));
        if (entries.size() >= MAX_TOPICS) {
            entries.clear();
        }
        entries.put(node, new Entry(position, text));
        return text;
    }

    /** @param head null for a message that has left the log. Any thread. */
    static String text(MessageLog.@Nullable Head head) {
        return head == null ? Texts.get("tree.goneFromLog") : Preview.of(head.start(), head.payloadLength(), CHARS);
    }
}
