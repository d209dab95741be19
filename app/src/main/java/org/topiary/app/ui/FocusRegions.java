// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a window between which one key moves the focus, in layout order. A part gets the focus at the control
 * that had it last, or else at its first control. Parts that are hidden, disabled or have nothing to focus are skipped.
 */
public final class FocusRegions {
    /**
     * The node in a part that had the focus last; weak, because controls come and go. No record: the first comparison
     * of two records links code at run time, which would delay the first frame.
     */
    private static final class Last {
        private final WeakReference<Node> node;

        Last(@Nullable Node node) {
            this.node = new WeakReference<>(node);
        }
    }

    private final Scene scene;

    /** Follows the focus in a scene. JavaFX application thread. */
    public FocusRegions(Scene scene) {
        this.scene = scene;
        scene.focusOwnerProperty().subscribe(FocusRegions::remember);
    }

    /** Makes a node one of the parts. */
    public static void mark(Node part) {
        part.getProperties().put(FocusRegions.class, new Last(null));
    }

    private static @Nullable Node partOf(@Nullable Node node) {
        Node part = node;
        while (part != null && last(part) == null) {
            part = part.getParent();
        }
        return part;
    }

    private static @Nullable Last last(Node node) {
        return node.hasProperties() && node.getProperties().get(FocusRegions.class) instanceof Last last ? last : null;
    }

    private static void remember(@Nullable Node focused) {
        Node part = partOf(focused);
        if (part != null) {
            part.getProperties().put(FocusRegions.class, new Last(focused));
        }
    }

    /** Moves the focus to the next part; from the last to the first. */
    public void next() {
        move(1);
    }

    /** Moves the focus to the previous part; from the first to the last. */
    public void previous() {
        move(-1);
    }

    private void move(int step) {
        List<Node> parts = new ArrayList<>();
        collect(scene.getRoot(), parts);
        if (parts.isEmpty()) {
            return;
        }
        int now = parts.indexOf(partOf(scene.getFocusOwner()));
        int next = now < 0 && step < 0 ? parts.size() - 1 : Math.floorMod(now + step, parts.size());
        Node target = target(parts.get(next));
        if (target != null) {
            target.requestFocus();
        }
    }

    private static void collect(Node node, List<Node> parts) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (last(node) != null) {
            if (target(node) != null) {
                parts.add(node);
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, parts));
        }
    }

    private static @Nullable Node target(Node part) {
        Last last = last(part);
        Node before = last == null ? null : last.node.get();
        List<Node> controls = FocusOrder.of(part);
        if (before != null && controls.contains(before)) {
            return before;
        }
        return controls.isEmpty() ? null : controls.getFirst();
    }
}
