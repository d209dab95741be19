// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.core.tree.TopicTree;
import org.topiary.core.tree.TreeSnapshot;

/**
 * The figures of rows at the time when the picture was paused. Those of the rows drawn last are known at once; those of
 * all others come from a snapshot taken in the background, so they are a few milliseconds newer and lack rates. JavaFX
 * application thread only.
 */
final class FrozenFigures {
    private final Map<Integer, RowFigures> drawn = new HashMap<>();
    private final CompletableFuture<TreeSnapshot> others = new CompletableFuture<>();

    /**
     * @param nodes the rows drawn last
     * @param present the current figures of a row
     * @param ready called on another thread when the figures of all rows are known, or cannot be determined
     */
    FrozenFigures(TopicTree tree, IntStream nodes, IntFunction<RowFigures> present, Tasks tasks, Runnable ready) {
        nodes.forEach(node -> drawn.put(node, present.apply(node)));
        tasks.submit(
                "task.figures",
                Lane.SCAN,
                (progress, cancel) -> {
                    TreeSnapshot taken = TreeSnapshot.of(tree);
                    cancel.check();
                    others.complete(taken);
                    ready.run();
                },
                problem -> {
                    others.completeExceptionally(problem);
                    ready.run();
                });
    }

    /** Whether the figures of rows that were not drawn cannot be determined. */
    boolean lackOthers() {
        return others.state() == Future.State.FAILED;
    }

    /** Whether the figures of rows that were not drawn are still being determined. */
    boolean isAwaited() {
        return !others.isDone();
    }

    /** The figures of a row; null if there was no such row, or while they are not known. */
    @Nullable
    RowFigures figures(int node) {
        RowFigures figures = drawn.get(node);
        if (figures != null || others.state() != Future.State.SUCCESS) {
            return figures;
        }
        TreeSnapshot snapshot = others.resultNow();
        return node >= snapshot.size()
                ? null
                : new RowFigures(
                        snapshot.messages(node),
                        snapshot.bytes(node),
                        snapshot.lastTime(node),
                        snapshot.retained(node),
                        Double.NaN);
    }
}
