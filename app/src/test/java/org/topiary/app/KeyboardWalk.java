// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Toggle;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.topiary.app.ui.Contrast;
import org.topiary.app.ui.VisiblePart;

/**
 * A user without a mouse: moves through a screen or a dialog with the Tab key, once around, and back with Shift+Tab.
 * Checks that the focus reaches everything focusable and nothing else, that each focused node is in view and has the
 * focus ring, and that the focus can leave it.
 */
final class KeyboardWalk {
    private final Hands hands;
    private final String what;
    private final Scene scene;
    private final Node part;

    private KeyboardWalk(Hands hands, String what, Scene scene, Node part) {
        this.hands = hands;
        this.what = what;
        this.scene = scene;
        this.part = part;
    }

    /** Walks through the whole main window. */
    static void screen(Explorer explorer, String what) {
        walk(explorer, what, explorer.scene(), explorer.scene().getRoot());
    }

    /** Walks through a dialog of the main window, which the focus must not leave. */
    static void dialog(Explorer explorer, String what, String query) {
        explorer.waitFor(what, () -> explorer.isShown(query));
        walk(
                explorer,
                what,
                explorer.scene(),
                Explorer.onFx(() -> explorer.scene().lookup(query)));
    }

    static void walk(Explorer explorer, String what, Scene scene, Node part) {
        KeyboardWalk walk = new KeyboardWalk(explorer.hands(), what, scene, part);
        explorer.waitForDrawing();
        walk.around(KeyCode.TAB);
        walk.around(KeyCode.SHIFT, KeyCode.TAB);
    }

    private void around(KeyCode... key) {
        Set<Node> expected = Explorer.onFx(() -> {
            Set<Node> controls = new LinkedHashSet<>();
            collect(part, controls);
            return controls;
        });
        assertThat(expected).as("what can have the focus in " + what).isNotEmpty();
        List<Node> reached = new ArrayList<>();
        while (reached.size() <= expected.size()) {
            FxEvents.draw(scene, () -> hands.strike(key));
            Node owner = Explorer.onFx(scene::getFocusOwner);
            if (reached.contains(owner)) {
                break;
            }
            reached.add(owner);
            check(owner, key.length == 1);
        }
        assertThat(reached).as("%s by %s", what, List.of(key)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void collect(Node node, Set<Node> controls) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        // In a toggle group, Tab reaches the selected toggle and the arrow keys reach the others.
        boolean left = node instanceof Toggle toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getSelectedToggle() != null
                && !toggle.isSelected();
        if (node.isFocusTraversable() && !left) {
            controls.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, controls));
        }
    }

    /** @param closely whether to check the ring pixel by pixel, which is slow */
    private void check(Node owner, boolean closely) {
        String where = what + ": " + owner;
        assertThat(owner).as(what).isNotNull();
        Explorer.onFx(() -> {
            Bounds seen = VisiblePart.of(owner);
            Bounds room = VisiblePart.room(owner);
            Bounds whole = owner.localToScene(owner.getLayoutBounds());
            assertThat(seen.getHeight())
                    .as(where + " is in view")
                    .isGreaterThanOrEqualTo(Math.min(whole.getHeight(), room.getHeight()) - 1);
            assertThat(seen.getWidth())
                    .as(where + " is in view")
                    .isGreaterThanOrEqualTo(Math.min(whole.getWidth(), room.getWidth()) - 1);
            Node ring = scene.lookup(".focus-ring");
            assertThat(ring.isVisible()).as(where + " has a ring").isTrue();
            Bounds around = ring.getBoundsInParent();
            assertThat(around.getMinX()).as(where + " is inside of its ring").isLessThanOrEqualTo(seen.getMinX());
            assertThat(around.getMaxY()).as(where + " is inside of its ring").isGreaterThanOrEqualTo(seen.getMaxY());
            if (closely) {
                checkPixels(where, around);
            }
            return true;
        });
    }

    /** Checks for a ring of two pixels on each side that contrasts with the third pixel. */
    private void checkPixels(String where, Bounds around) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setViewport(
                new Rectangle2D(around.getMinX(), around.getMinY(), around.getWidth(), around.getHeight()));
        WritableImage image = scene.getRoot().snapshot(parameters, null);
        PixelReader pixels = image.getPixelReader();
        int right = (int) around.getWidth() - 1;
        int bottom = (int) around.getHeight() - 1;
        int middle = right / 2;
        int half = bottom / 2;
        for (int i = 0; i <= 2; i++) {
            List<Color> sides = List.of(
                    pixels.getColor(middle, i),
                    pixels.getColor(middle, bottom - i),
                    pixels.getColor(i, half),
                    pixels.getColor(right - i, half));
            Color ring = pixels.getColor(middle, 0);
            for (Color side : sides) {
                if (i < 2) {
                    assertThat(side).as(where + ", pixel " + i + " of its ring").isEqualTo(ring);
                } else {
                    assertThat(Contrast.between(side, ring))
                            .as(where + " is set off from its ring")
                            .isGreaterThanOrEqualTo(Contrast.AA_BORDER);
                }
            }
        }
    }
}
