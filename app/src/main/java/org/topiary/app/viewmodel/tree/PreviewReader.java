// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;

/** Reads messages and summarizes them for the rows of the tree. Any thread but the JavaFX application thread. */
record PreviewReader(Messages log, TopicTree tree, Decoding decoding) {
    private static final int CHARS = 160;

    /** The beginning of a message; null if it has left the log. */
    Messages.@Nullable Head head(long position) {
        return log.readHead(position, Decoding.PREVIEW_BYTES);
    }

    /** @param head null for a message that has left the log */
    String text(int node, Messages.@Nullable Head head) {
        if (head == null) {
            return Texts.get("tree.goneFromLog");
        }
        return decoding.preview(head, previous(head), tree.topic(node), CHARS);
    }

    private Messages.@Nullable Head previous(Messages.Head head) {
        return head.previous() == Messages.NONE ? null : head(head.previous());
    }
}
