// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.tree.TopicRow;

/** One row on the screen; reused for other topics as the tree scrolls. Figures are in columns at the right. */
final class TopicRowCell extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass EXPANDED = PseudoClass.getPseudoClass("expanded");
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

    /** Deeper levels are not indented further: a topic may have 30,000 levels. */
    private static final int DEEPEST_INDENT = 16;

    private static final double INDENT = 14;
    private static final double ARROW = 18;
    private static final double PAD = 6;
    private static final double GAP = 8;
    private static final double MARK_WIDTH = 14;
    private static final double COUNT_WIDTH = 52;
    private static final double RATE_WIDTH = 52;
    private static final double AGE_WIDTH = 46;

    /** Below these widths a column is hidden to leave its space to the name. */
    private static final double ROOM_FOR_RATE = 330;

    private static final double ROOM_FOR_AGE = 270;
    private static final double MIN_PREVIEW = 40;

    private final Region glow = new Region();
    private final StackPane arrow = new StackPane(new Region());
    private final Label name = label("topic-name");
    private final Label preview = label("topic-preview");
    private final Label mark = label("topic-retained");
    private final Label count = label("topic-figure");
    private final Label rate = label("topic-figure");
    private final Label age = label("topic-figure");

    private int index = -1;
    private int node = -1;
    private int depth;
    private boolean selected;
    private boolean absent;
    private @Nullable TopicRow text;

    TopicRowCell() {
        getStyleClass().add("topic-row");
        // Positioned by the pane: a change inside must not trigger a layout of everything around it.
        setManaged(false);
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        glow.getStyleClass().add("topic-glow");
        glow.setMouseTransparent(true);
        arrow.getStyleClass().add("topic-arrow");
        arrow.getChildren().getFirst().getStyleClass().add("topic-arrow-shape");
        mark.setText("R");
        getChildren().addAll(glow, arrow, name, preview, mark, count, rate, age);
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMouseTransparent(true);
        label.setManaged(false);
        return label;
    }

    int index() {
        return index;
    }

    int node() {
        return node;
    }

    /** Whether the point, in the row's coordinates, is on the arrow that expands the branch. */
    boolean isOnArrow(double x) {
        return arrow.isVisible() && x >= left() && x <= left() + ARROW;
    }

    /** Returns whether the row shows the same topic as before and its messages changed. */
    boolean show(int rowIndex, TopicRow row, boolean isSelected) {
        // Absent topics are in italics, which changes the width.
        boolean shift = depth != row.depth() || absent != row.absent();
        boolean another = node != row.node() || index != rowIndex;
        index = rowIndex;
        node = row.node();
        depth = row.depth();
        absent = row.absent();
        arrow.setVisible(row.expandable());
        pseudoClassStateChanged(EXPANDED, row.expanded());
        pseudoClassStateChanged(ABSENT, absent);
        if (selected != isSelected) {
            selected = isSelected;
            pseudoClassStateChanged(SELECTED, selected);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        }
        glow.setOpacity(row.glow());
        glow.setVisible(row.glow() > 0);
        shift |= set(name, row.name());
        shift |= mark.isVisible() != row.retained();
        mark.setVisible(row.retained());
        boolean news = set(preview, row.preview());
        news |= set(count, row.count());
        set(rate, row.rate());
        set(age, row.age());
        if (shift || news || another) {
            text = row;
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        // Figures keep their place: only the name moves its neighbours.
        if (shift) {
            requestLayout();
        }
        return news && !another;
    }

    private static boolean set(Label label, String text) {
        if (label.getText().equals(text)) {
            return false;
        }
        label.setText(text);
        return true;
    }

    private static String accessibleText(TopicRow row) {
        if (row.absent()) {
            return Texts.get("tree.rowAccessibleAbsent", row.name());
        }
        if (row.count().isEmpty()) {
            // At a past time only the value is known, and not even that for a branch.
            return row.preview().isEmpty()
                    ? row.name()
                    : Texts.get("tree.rowAccessiblePast", row.name(), row.preview());
        }
        return Texts.get(
                row.ofBytes() ? "tree.rowAccessibleBytes" : "tree.rowAccessible",
                row.name(),
                row.count(),
                row.preview());
    }

    private double left() {
        return PAD + Math.min(depth, DEEPEST_INDENT) * INDENT;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        glow.resizeRelocate(0, 0, width, height);
        double x = left();
        arrow.resizeRelocate(x, 0, ARROW, height);
        x += ARROW;

        double right = width - PAD;
        boolean showAge = width >= ROOM_FOR_AGE;
        boolean showRate = width >= ROOM_FOR_RATE;
        age.setVisible(showAge);
        rate.setVisible(showRate);
        if (showAge) {
            right = place(age, right, AGE_WIDTH, height);
        }
        if (showRate) {
            right = place(rate, right, RATE_WIDTH, height);
        }
        right = place(count, right, COUNT_WIDTH, height);
        if (mark.isVisible()) {
            mark.resizeRelocate(right - MARK_WIDTH, 0, MARK_WIDTH, height);
        }
        right -= MARK_WIDTH + GAP / 2;

        double room = Math.max(0, right - x);
        double nameWidth = Math.min(Math.ceil(name.prefWidth(-1)), room);
        name.resizeRelocate(x, 0, nameWidth, height);
        double rest = room - nameWidth - GAP;
        preview.setVisible(rest >= MIN_PREVIEW);
        if (preview.isVisible()) {
            preview.resizeRelocate(x + nameWidth + GAP, 0, rest, height);
        }
    }

    private static double place(Label label, double right, double width, double height) {
        label.resizeRelocate(right - width, 0, width, height);
        return right - width;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> text == null ? "" : accessibleText(text);
            case SELECTED -> selected;
            case INDEX -> index;
            case DISCLOSURE_LEVEL -> depth;
            case EXPANDED -> getPseudoClassStates().contains(EXPANDED);
            case LEAF -> !arrow.isVisible();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
