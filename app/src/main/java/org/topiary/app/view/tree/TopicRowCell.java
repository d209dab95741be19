// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.view.tree.ColumnLayout.Place;
import org.topiary.app.viewmodel.tree.TopicRow;
import org.topiary.core.rows.RowOrder.By;

/** One row on the screen; reused for other topics as the tree scrolls. */
final class TopicRowCell extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass EXPANDED = PseudoClass.getPseudoClass("expanded");
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

    private static final double ARROW = 18;
    private static final double GAP = 8;

    private final Region glow = new Region();
    private final StackPane arrow = new StackPane(new Region());
    private final Label name = label("topic-name");
    private final Label preview = label("topic-preview");
    private final FigureText mark = new FigureText("topic-retained", HPos.CENTER);
    private final FigureText count = figure();
    private final FigureText bytes = figure();
    private final FigureText rate = figure();
    private final FigureText age = figure();
    private final Map<By, FigureText> figures = new EnumMap<>(Map.of(
            By.RETAINED, mark,
            By.MESSAGES, count,
            By.RATE, rate,
            By.LAST_CHANGE, age,
            By.BYTES, bytes));

    private int index = -1;
    private int node = -1;
    private int depth;
    private boolean selected;
    private boolean absent;
    private @Nullable TopicRow text;
    private @Nullable ColumnLayout columns;

    TopicRowCell() {
        getStyleClass().add("topic-row");
        // Positioned by the pane: a change inside must not trigger a layout of everything around it.
        setManaged(false);
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        glow.getStyleClass().add("topic-glow");
        glow.setMouseTransparent(true);
        arrow.getStyleClass().add("topic-arrow");
        arrow.getChildren().getFirst().getStyleClass().add("topic-arrow-shape");
        getChildren().addAll(glow, arrow, name, preview);
        getChildren().addAll(figures.values());
    }

    private static FigureText figure() {
        return new FigureText("topic-figure", HPos.RIGHT);
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

    /** The name as it is drawn, shortened to the room that it has. */
    String shownName() {
        return name.lookup(".text") instanceof Text drawn ? drawn.getText() : name.getText();
    }

    /** Whether the point, in the row's coordinates, is on the arrow that expands the branch. */
    boolean isOnArrow(double x) {
        return arrow.isVisible() && x >= arrow.getLayoutX() && x <= arrow.getLayoutX() + ARROW;
    }

    /** Returns whether the row shows the same topic as before and its messages changed. */
    boolean show(int rowIndex, TopicRow row, boolean isSelected, ColumnLayout layout) {
        boolean moves = depth != row.depth() || layout != columns;
        boolean another = node != row.node() || index != rowIndex;
        index = rowIndex;
        node = row.node();
        depth = row.depth();
        columns = layout;
        arrow.setVisible(row.expandable());
        pseudoClassStateChanged(EXPANDED, row.expanded());
        if (absent != row.absent()) {
            absent = row.absent();
            pseudoClassStateChanged(ABSENT, absent);
        }
        if (selected != isSelected) {
            selected = isSelected;
            pseudoClassStateChanged(SELECTED, selected);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        }
        glow.setOpacity(row.glow());
        glow.setVisible(row.glow() > 0);
        boolean news = set(name, row.name());
        if (news) {
            // Of several levels, the last must stay visible.
            name.setTextOverrun(
                    row.name().indexOf('/') < 0 ? OverrunStyle.CENTER_ELLIPSIS : OverrunStyle.LEADING_ELLIPSIS);
        }
        news |= mark.show(row.retained() ? "R" : "");
        moves |= row.preview().isEmpty() != preview.getText().isEmpty();
        boolean message = set(preview, row.preview());
        message |= count.show(row.count());
        bytes.show(row.bytes());
        rate.show(row.rate());
        age.show(row.age());
        if (news || message || another) {
            text = row;
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        if (moves) {
            requestLayout();
        }
        return message && !another;
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
        return Texts.get("tree.rowAccessible", row.name(), row.count(), row.preview());
    }

    @Override
    protected void layoutChildren() {
        if (columns == null) {
            return;
        }
        double height = getHeight();
        glow.resizeRelocate(0, 0, getWidth(), height);
        Place names = columns.place(By.NAME);
        Place values = columns.place(By.VALUE);
        if (names != null) {
            double indent = Indent.of(depth, names.width());
            double x = names.x() + indent;
            arrow.resizeRelocate(x, 0, ARROW, height);
            // The name of a branch continues in the next column if that is the one of the value, which a branch lacks.
            double end = values != null
                            && values.x() == names.end()
                            && preview.getText().isEmpty()
                    ? values.end()
                    : names.end();
            name.resizeRelocate(x + ARROW, 0, Math.max(0, end - GAP - x - ARROW), height);
        }
        preview.setVisible(values != null);
        if (values != null) {
            preview.resizeRelocate(values.x(), 0, Math.max(0, values.width() - GAP), height);
        }
        for (Map.Entry<By, FigureText> column : figures.entrySet()) {
            Place place = columns.place(column.getKey());
            if (place == null) {
                column.getValue().hide();
            } else {
                column.getValue().place(place.x(), place.width(), height);
            }
        }
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
