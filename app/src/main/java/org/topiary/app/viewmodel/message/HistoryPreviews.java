// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;

/**
 * One-line previews of the messages of a history, made in the background, and kept for the 512 that were last asked
 * for. JavaFX application thread only.
 */
final class HistoryPreviews {
    static final int MAX_MESSAGES = 512;
    private static final int CHARS = 200;

    private final Messages log;
    private final TopicTree tree;
    private final Decoding decoding;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final Map<Long, String> made = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > MAX_MESSAGES;
        }
    };
    /** Positions whose previews have yet to be made. */
    private final Set<Long> wanted = new LinkedHashSet<>();

    private Runnable ready = () -> {};
    private boolean requested;
    private boolean making;
    /** The number of changes to the choice of decoders that the previews are made with. */
    private int choices;

    HistoryPreviews(Messages log, TopicTree tree, Decoding decoding, FxScheduler fx, Tasks tasks) {
        this.log = log;
        this.tree = tree;
        this.decoding = decoding;
        this.fx = fx;
        this.tasks = tasks;
        this.choices = decoding.changes();
    }

    /** Sets what is called when previews have been made. */
    void onReady(Runnable call) {
        ready = call;
    }

    /** The preview of the message at a position; null if it has yet to be made. */
    @Nullable
    String get(long position) {
        return made.get(position);
    }

    /** Forgets all previews if another decoder has been chosen since. Returns whether it did. */
    boolean forgetOutdated() {
        if (choices == decoding.changes()) {
            return false;
        }
        choices = decoding.changes();
        made.clear();
        return true;
    }

    /** Makes a preview soon, together with others that are wanted by then. */
    void want(long position) {
        wanted.add(position);
        if (!requested) {
            requested = true;
            fx.later(this::make);
        }
    }

    /** One task at a time: if tasks are slow, the next one makes what was wanted meanwhile. */
    private void make() {
        requested = false;
        if (making || wanted.isEmpty()) {
            return;
        }
        making = true;
        List<Long> positions = List.copyOf(wanted);
        wanted.clear();
        int madeWith = choices;
        tasks.compute(
                TaskSpec.of("task.previews", Lane.READ),
                fx::later,
                (progress, cancel) -> read(positions, progress, cancel),
                previews -> keep(previews, madeWith),
                problem -> keep(unread(positions), madeWith));
    }

    private void keep(Map<Long, String> previews, int madeWith) {
        making = false;
        if (madeWith == choices) {
            made.putAll(previews);
            ready.run();
        } else {
            wanted.addAll(previews.keySet());
        }
        make();
    }

    private Map<Long, String> read(List<Long> positions, Progress progress, Cancel cancel) {
        Map<Long, String> previews = HashMap.newHashMap(positions.size());
        for (long position : positions) {
            cancel.check();
            progress.set(previews.size(), positions.size());
            Messages.Head head = head(position);
            previews.put(
                    position,
                    head == null
                            ? Texts.get("message.history.gone")
                            : decoding.preview(head, head(head.previous()), tree.topic(head.topic()), CHARS));
        }
        return previews;
    }

    private static Map<Long, String> unread(List<Long> positions) {
        Map<Long, String> previews = HashMap.newHashMap(positions.size());
        positions.forEach(position -> previews.put(position, Texts.get("tree.notRead")));
        return previews;
    }

    /** The beginning of a message; null for {@link Messages#NONE} and for one that has left the log. */
    private Messages.@Nullable Head head(long position) {
        return position == Messages.NONE ? null : log.readHead(position, Decoding.PREVIEW_BYTES);
    }
}
