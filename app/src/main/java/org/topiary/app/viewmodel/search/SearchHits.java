// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.LogRows;
import org.topiary.core.log.Messages;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.search.PayloadSearch;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.Excerpt;

/**
 * The results of a search, newest first; a row is read from the log when it becomes visible. JavaFX application thread.
 */
public final class SearchHits extends LogRows<SearchHit> {
    private static final int CACHED_ROWS = 256;
    private static final int BYTES_BEFORE = 20;
    private static final int BYTES_AFTER = 200;

    private final Messages log;
    private final TopicTree tree;
    private final PayloadSearch search;
    private final PayloadPattern pattern;

    private final Map<Integer, SearchHit> cache = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, SearchHit> eldest) {
            return size() > CACHED_ROWS;
        }
    };
    private int size;

    SearchHits(Messages log, TopicTree tree, PayloadSearch search, PayloadPattern pattern) {
        this.log = log;
        this.tree = tree;
        this.search = search;
        this.pattern = pattern;
    }

    /** Applies results since the last call, and notifies listeners. */
    void refresh() {
        int before = size;
        int after = search.listed();
        if (after > before) {
            beginChange();
            size = after;
            nextAdd(before, after);
            endChange();
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public SearchHit get(int index) {
        return cache.computeIfAbsent(Objects.checkIndex(index, size), this::read);
    }

    private SearchHit read(int index) {
        long position = search.position(index);
        int offset = search.offset(index);
        int length = pattern.length();
        int from = Math.max(0, offset - BYTES_BEFORE);
        Messages.Head head = log.readHead(position, 0);
        byte[] part = log.readPayload(position, from, offset - from + length + BYTES_AFTER);
        if (head == null || part == null) {
            return SearchHit.gone(position, pattern);
        }
        boolean cutAfter = from + part.length < head.payloadLength();
        return new SearchHit(
                position,
                head.topic(),
                ForeignText.line(tree.topic(head.topic())),
                head.timeNanos(),
                Excerpt.of(part, offset - from, offset - from + length, from > 0, cutAfter),
                pattern);
    }

    /** Located by its position, without reading any row. */
    @Override
    public int indexOf(@Nullable Object row) {
        if (!(row instanceof SearchHit hit)) {
            return -1;
        }
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(hit.position(), search.position(middle));
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
