// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.columns;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.export.WholeValue;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;

/**
 * Values of fields of the messages of a history, read in the background, and kept for the {@link #MAX_MESSAGES} that
 * were last asked for. JavaFX application thread only.
 */
public final class FieldCells {
    static final int MAX_MESSAGES = 256;
    /** A larger payload is not decoded for a cell. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_CHARS = 120;

    private final Messages log;
    private final TopicTree tree;
    private final Decoding decoding;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final Map<Long, Map<FieldPath, StringProperty>> cells = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Map<FieldPath, StringProperty>> eldest) {
            return size() > MAX_MESSAGES;
        }
    };
    private final Map<Long, Set<FieldPath>> wanted = new LinkedHashMap<>();
    private boolean requested;
    private boolean reading;
    /** The number of changes to the choice of decoders that the values were read with. */
    private int choices;

    public FieldCells(Messages log, TopicTree tree, Decoding decoding, FxScheduler fx, Tasks tasks) {
        this.log = log;
        this.tree = tree;
        this.decoding = decoding;
        this.fx = fx;
        this.tasks = tasks;
        choices = decoding.changes();
    }

    /** The value of a field; reads it soon if it is not known, together with others that are asked for by then. */
    ObservableValue<String> value(long position, FieldPath path) {
        if (choices != decoding.changes()) {
            choices = decoding.changes();
            cells.clear();
        }
        Map<FieldPath, StringProperty> message = cells.computeIfAbsent(position, at -> new HashMap<>());
        StringProperty known = message.get(path);
        if (known != null) {
            return known;
        }
        StringProperty made = new SimpleStringProperty("");
        message.put(path, made);
        wanted.computeIfAbsent(position, at -> new LinkedHashSet<>()).add(path);
        if (!requested) {
            requested = true;
            fx.later(this::read);
        }
        return made;
    }

    /** One task at a time: if tasks are slow, the next one reads what was wanted meanwhile. */
    private void read() {
        requested = false;
        if (reading || wanted.isEmpty()) {
            return;
        }
        reading = true;
        Map<Long, Set<FieldPath>> now = new LinkedHashMap<>();
        // Of rows that were scrolled by, only the last are still of interest.
        wanted.forEach((position, paths) -> {
            if (cells.containsKey(position)) {
                now.put(position, Set.copyOf(paths));
            }
        });
        wanted.clear();
        int readWith = choices;
        tasks.compute(
                TaskSpec.of("task.historyColumns", Lane.SCAN),
                fx::later,
                (progress, cancel) -> read(now, progress, cancel),
                found -> show(found, readWith),
                problem -> show(unread(now), readWith));
    }

    private void show(Map<Long, Map<FieldPath, String>> found, int readWith) {
        reading = false;
        if (readWith == choices) {
            found.forEach((position, texts) -> {
                Map<FieldPath, StringProperty> message = cells.getOrDefault(position, Map.of());
                texts.forEach((path, text) -> {
                    StringProperty cell = message.get(path);
                    if (cell != null) {
                        cell.set(text);
                    }
                });
            });
        }
        read();
    }

    private Map<Long, Map<FieldPath, String>> read(Map<Long, Set<FieldPath>> asked, Progress progress, Cancel cancel) {
        Map<Long, Map<FieldPath, String>> found = HashMap.newHashMap(asked.size());
        asked.forEach((position, paths) -> {
            cancel.check();
            progress.set(found.size(), asked.size());
            found.put(position, read(position, paths));
        });
        return found;
    }

    private Map<FieldPath, String> read(long position, Set<FieldPath> paths) {
        Messages.Head head = log.readHead(position, 0);
        if (head != null && head.payloadLength() > MAX_BYTES) {
            return all(paths, Texts.get("message.columns.large"));
        }
        Message message = head == null ? null : log.read(position);
        if (message == null) {
            return Map.of();
        }
        try {
            String topic = tree.topic(message.topic());
            Field root = decoding.decode(message, topic, decoding.chosen(topic)).root();
            Map<FieldPath, String> texts = HashMap.newHashMap(paths.size());
            paths.forEach(path -> texts.put(path, text(path.find(root))));
            return texts;
        } catch (RuntimeException e) {
            // A decoder that fails on demand must not take the other rows with it.
            return all(paths, Texts.get("tree.notRead"));
        }
    }

    private static String text(@Nullable Field field) {
        if (field == null) {
            return "";
        }
        String value = VisibleText.line(WholeValue.of(field), MAX_CHARS);
        return field.unit().isEmpty() ? value : value + " " + VisibleText.line(field.unit(), MAX_CHARS);
    }

    private static Map<FieldPath, String> all(Set<FieldPath> paths, String text) {
        Map<FieldPath, String> texts = HashMap.newHashMap(paths.size());
        paths.forEach(path -> texts.put(path, text));
        return texts;
    }

    private static Map<Long, Map<FieldPath, String>> unread(Map<Long, Set<FieldPath>> asked) {
        Map<Long, Map<FieldPath, String>> texts = HashMap.newHashMap(asked.size());
        asked.forEach((position, paths) -> texts.put(position, all(paths, Texts.get("tree.notRead"))));
        return texts;
    }
}
