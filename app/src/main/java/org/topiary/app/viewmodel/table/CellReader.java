// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.payload.decode.Field;

/**
 * Reads the values of a message: the fields of its objects that are no objects themselves, up to {@link #MAX_FIELDS}
 * and {@link #MAX_DEPTH} levels; arrays are one value. Not on the JavaFX application thread.
 */
final class CellReader {
    static final int MAX_FIELDS = 200;
    static final int MAX_DEPTH = 16;
    /** A larger payload is shown by its beginning. */
    static final int MAX_BYTES = 256 * 1024;

    private final Messages log;
    private final Decoding decoding;
    private final Paths paths;
    private final List<Integer> ids = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    CellReader(Messages log, Decoding decoding, Paths paths) {
        this.log = log;
        this.decoding = decoding;
        this.paths = paths;
    }

    /** @param position of the message, which may have left the log */
    TopicCells read(long position, String topic) {
        ids.clear();
        cells.clear();
        Messages.Head head = position < 0 ? null : log.readHead(position, Decoding.PREVIEW_BYTES);
        if (head == null) {
            add(Paths.ROOT, Cell.note(Texts.get("tree.goneFromLog")));
        } else if (head.payloadLength() > MAX_BYTES) {
            Cell cell = Cell.note(decoding.preview(head, topic, Cell.MAX_CHARS));
            add(Paths.ROOT, new Cell(cell.text(), cell.kind(), cell.number(), true));
        } else {
            Message message = log.read(position);
            if (message == null) {
                add(Paths.ROOT, Cell.note(Texts.get("tree.goneFromLog")));
            } else {
                readFields(message, topic);
            }
        }
        return new TopicCells(position, head == null ? 0 : head.timeNanos(), ids, cells);
    }

    private void readFields(Message message, String topic) {
        try {
            Field root = decoding.decode(message, topic, decoding.chosen(topic)).root();
            walk(root);
        } catch (RuntimeException e) {
            // A decoder that fails on demand must not take the other rows with it.
            add(Paths.ROOT, Cell.note(Texts.get("tree.notRead")));
        }
    }

    private void walk(Field root) {
        if (root.kind() != Field.Kind.OBJECT) {
            add(Paths.ROOT, Cell.of(root));
            return;
        }
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(Paths.ROOT, root.children().iterator()));
        while (!open.isEmpty() && ids.size() < MAX_FIELDS) {
            Level level = open.element();
            if (!level.fields.hasNext()) {
                open.pop();
                continue;
            }
            Field field = level.fields.next();
            int id = paths.child(level.id, field);
            if (id != Paths.NONE) {
                if (field.kind() != Field.Kind.OBJECT) {
                    add(id, Cell.of(field));
                } else if (open.size() < MAX_DEPTH) {
                    open.push(new Level(id, field.children().iterator()));
                }
            }
        }
    }

    private record Level(int id, Iterator<Field> fields) {}

    private void add(int id, Cell cell) {
        ids.add(id);
        cells.add(cell);
    }
}
