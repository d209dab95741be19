// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.store.TreeColumns;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.ui.TextScale;
import org.topiary.app.view.tree.ColumnLayout.Place;
import org.topiary.core.rows.RowOrder;
import org.topiary.core.rows.RowOrder.By;

/**
 * The titles of the columns. A click orders the rows, a drag moves a column, and a drag of the border changes its
 * width. The same by keys, for the column that the header marks while it has the focus.
 */
final class TreeHeader extends Region {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass SORTED = PseudoClass.getPseudoClass("sorted");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final double WIDTH_STEP = 8;
    /** Without the stylesheet, which lets it grow with the text; pixels. */
    private static final double HEIGHT = 26;

    private final ObjectProperty<TreeColumns> columns;
    private final DoubleSupplier barWidth;
    private final Map<By, Label> titles = new EnumMap<>(By.class);
    private final Icon arrow = new Icon(Feather.ARROW_UP);
    private final Rectangle clip = new Rectangle();
    private ColumnLayout layout = new ColumnLayout(TreeColumns.DEFAULT, 0, 1);
    private By current = By.NAME;

    /** @param barWidth the room for the scroll bar of the rows, pixels */
    TreeHeader(ObjectProperty<TreeColumns> columns, DoubleSupplier barWidth) {
        this.columns = columns;
        this.barWidth = barWidth;
        getStyleClass().add("tree-header");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setId("tree-header");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setClip(clip);
        for (By by : By.values()) {
            Label title = new Label(title(by));
            title.setId("tree-column-" + by.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            title.getStyleClass().addAll("tree-column", by == By.NAME || by == By.VALUE ? "text" : "figure");
            title.setMouseTransparent(true);
            title.setManaged(false);
            title.setContentDisplay(ContentDisplay.RIGHT);
            titles.put(by, title);
        }
        getChildren().addAll(titles.values());
        columns.subscribe(this::show);
        focusedProperty().subscribe(this::markCurrent);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        new ColumnMouse(this);
        addEventHandler(MouseEvent.MOUSE_ENTERED, event -> installTip());
    }

    /** The short title in the header. */
    static String title(By by) {
        return Texts.get("tree.column." + by);
    }

    /** The name in menus, and for screen readers. */
    static String name(By by) {
        return Texts.get("tree.columnName." + by);
    }

    private void show(TreeColumns shown) {
        RowOrder order = shown.order();
        titles.forEach((by, title) -> {
            boolean sorted = order.by() == by;
            title.pseudoClassStateChanged(SORTED, sorted);
            title.setGraphic(sorted ? arrow : null);
        });
        arrow.show(isDescending(order) ? Feather.ARROW_DOWN : Feather.ARROW_UP);
        if (!shown.column(current).shown()) {
            current = By.NAME;
        }
        markCurrent();
        requestLayout();
    }

    private static boolean isDescending(RowOrder order) {
        return order.by().startsWithLargest() != order.reversed();
    }

    private void markCurrent() {
        titles.forEach((by, title) -> title.pseudoClassStateChanged(CURRENT, isFocused() && by == current));
        RowOrder order = columns.get().order();
        setAccessibleText(
                order.by() != current
                        ? Texts.get("tree.columnAccessible", name(current))
                        : Texts.get(
                                isDescending(order) ? "tree.columnDescending" : "tree.columnAscending", name(current)));
    }

    private void installTip() {
        if (!getProperties().containsKey(Tooltip.class)) {
            Tooltip tip = new LiveTooltip(() -> Texts.get("tree.columnTip." + current));
            getProperties().put(Tooltip.class, tip);
            Tooltip.install(this, tip);
        }
    }

    /** Makes a column the one that keys and the menu act on. */
    void setCurrent(By by) {
        current = by;
        markCurrent();
    }

    By current() {
        return current;
    }

    ColumnLayout columnLayout() {
        return layout;
    }

    ObjectProperty<TreeColumns> columns() {
        return columns;
    }

    void moveCurrent(int direction) {
        columns.set(columns.get().moved(current, direction));
    }

    /** Why the current column cannot move to the left (-1) or right (1). */
    Optional<String> cannotMove(int direction) {
        if (columns.get().canMove(current, direction)) {
            return Optional.empty();
        }
        return Optional.of(Texts.get(
                current == By.NAME
                        ? "command.namesFirst"
                        : direction < 0 ? "command.columnFirst" : "command.columnLast"));
    }

    /** Shows the default columns with their default widths again; keeps the order of the rows. */
    void resetColumns() {
        columns.set(TreeColumns.DEFAULT.withOrder(columns.get().order()));
    }

    /** Shows where a dragged column would go. */
    void markTarget(Optional<By> target) {
        titles.forEach((by, title) ->
                title.pseudoClassStateChanged(TARGET, Optional.of(by).equals(target)));
    }

    /** The lower left end of the title that keys act on. */
    Point2D belowCurrent() {
        Place place = layout.place(current);
        return new Point2D(place == null ? 0 : place.x(), getHeight());
    }

    private void onKey(KeyEvent event) {
        if (event.isAltDown() || event.isShiftDown()) {
            return;
        }
        int step = switch (event.getCode()) {
            case LEFT, KP_LEFT -> -1;
            case RIGHT, KP_RIGHT -> 1;
            default -> 0;
        };
        switch (event.getCode()) {
            case LEFT, KP_LEFT, RIGHT, KP_RIGHT -> {
                if (event.isShortcutDown()) {
                    columns.set(layout.widened(current, step * WIDTH_STEP));
                } else {
                    walk(step);
                }
            }
            case ENTER -> columns.set(columns.get().sortedBy(current));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void walk(int step) {
        Place place = layout.place(current);
        int at = place == null ? 0 : layout.places().indexOf(place) + step;
        setCurrent(layout.places()
                .get(Math.clamp(at, 0, layout.places().size() - 1))
                .by());
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        layout = new ColumnLayout(columns.get(), getWidth() - barWidth.getAsDouble(), TextScale.of(this));
        titles.forEach((by, title) -> {
            Place place = layout.place(by);
            title.setVisible(place != null);
            if (place != null) {
                title.resizeRelocate(place.x(), 0, place.width(), getHeight());
            }
        });
    }
}
