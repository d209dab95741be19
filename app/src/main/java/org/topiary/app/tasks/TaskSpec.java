// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks.Lane;

/**
 * What a task is called, where it runs, and what ends it.
 *
 * @param name the key of the text that names it in the window, such as {@code task.search}; the log has the key
 * @param arguments of that text, without payloads and secrets
 * @param key a task supersedes the previous one of its owner with an equal key; null for none
 * @param cancellable whether the user may cancel it
 */
public record TaskSpec(
        String name,
        List<Object> arguments,
        Lane lane,
        @Nullable Object key,
        boolean cancellable) {
    public static TaskSpec of(String name, Lane lane) {
        return new TaskSpec(name, List.of(), lane, null, true);
    }

    /** The same with arguments of its name. */
    public TaskSpec with(Object... values) {
        return new TaskSpec(name, List.of(values), lane, key, cancellable);
    }

    /** The same in another lane. */
    public TaskSpec in(Lane other) {
        return new TaskSpec(name, arguments, other, key, cancellable);
    }

    /** The same with a key of its own: each task submitted with it cancels the previous one of the same owner. */
    public TaskSpec superseding() {
        return new TaskSpec(name, arguments, lane, new Object(), cancellable);
    }

    /** The same for work that the user can't cancel, because it can't stop halfway. */
    public TaskSpec uncancellable() {
        return new TaskSpec(name, arguments, lane, key, false);
    }

    /** For the log. */
    String label() {
        return arguments.isEmpty() ? name : name + " " + arguments;
    }
}
