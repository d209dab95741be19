// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.TreeColumns;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.ui.TextScale;
import org.topiary.app.viewmodel.tree.TreeViewModel;
import org.topiary.core.tree.TopicTree;

/**
 * The rows that fit, and a scroll bar. Its cost depends on the visible rows only, not on the size of the tree: a cell
 * is filled from the view-model each time it is drawn. While the pointer is over the pane, the row under it keeps its
 * place.
 */
final class TopicRowsPane extends Region {
    /** Of a row with text of the normal size, in pixels. */
    private static final double ROW_HEIGHT = 26;

    private final TreeViewModel model;
    private final ScrollBar bar = new ScrollBar();
    private final List<TopicRowCell> cells = new ArrayList<>();
    private final Rectangle clip = new Rectangle();

    /** Pixels scrolled down. */
    private double offset;

    private double rowHeight = ROW_HEIGHT;

    private double pointerY = -1;
    private long now;
    private ColumnLayout columns = new ColumnLayout(TreeColumns.DEFAULT, 0, 1);

    /** A row that must stay where it is on the screen. */
    private record Anchor(int node, double y) {}

    TopicRowsPane(TreeViewModel model) {
        this.model = model;
        getStyleClass().add("topic-rows");
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        setFocusTraversable(true);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().subscribe(value -> scrollTo(value.doubleValue()));
        getChildren().add(bar);
        setClip(clip);
        Tooltip tip = new LiveTooltip(this::explainAimedAt);
        tip.setShowDelay(Duration.seconds(1));
        Tooltip.install(this, tip);
        addEventHandler(ScrollEvent.SCROLL, this::onScroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPressed);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::onMoved);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointerY = -1);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        model.selectedNodeProperty().subscribe(node -> {
            showSelection();
            notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
        });
        heightProperty().subscribe((before, height) -> keepSelectionInSight(before.doubleValue()));
    }

    /** A selected row that was whole in sight stays there when another part of the window takes room from the rows. */
    private void keepSelectionInSight(double heightBefore) {
        double top = model.rowOf(model.selectedNodeProperty().get()) * rowHeight - offset;
        if (top >= 0 && top + rowHeight <= heightBefore && top + rowHeight > getHeight()) {
            offset += top + rowHeight - getHeight();
        }
    }

    /** Whether the pointer is over the rows. */
    boolean isPointerOver() {
        return pointerY >= 0;
    }

    /** Applies new data and draws the visible rows. */
    void tick(long nowNanos) {
        now = nowNanos;
        Anchor anchor = anchor();
        if (model.refresh(!isPointerOver())) {
            restore(anchor);
            notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
        }
        draw();
    }

    /** Redraws after a change by the user. */
    void redraw() {
        tick(now);
    }

    private String explainAimedAt() {
        int row = (int) ((offset + pointerY) / rowHeight);
        return isPointerOver() && row < model.size() ? model.explain(row) : "";
    }

    private @Nullable Anchor anchor() {
        if (model.size() == 0) {
            return null;
        }
        if (isPointerOver()) {
            int row = (int) ((offset + pointerY) / rowHeight);
            if (row < model.size()) {
                return new Anchor(model.node(row), row * rowHeight - offset);
            }
        }
        if (offset > 0) {
            int row = (int) Math.min(Math.ceil(offset / rowHeight), model.size() - 1);
            return new Anchor(model.node(row), row * rowHeight - offset);
        }
        return null;
    }

    private void restore(@Nullable Anchor anchor) {
        int row = anchor == null ? -1 : model.rowOf(anchor.node());
        if (anchor != null && row >= 0) {
            offset = row * rowHeight - anchor.y();
        }
        clampOffset();
        layoutBar();
    }

    private void clampOffset() {
        offset = Math.clamp(offset, 0, Math.max(0, model.size() * rowHeight - getHeight()));
    }

    /** The left end of the lower edge of the selected row, in this pane. */
    Point2D belowSelection() {
        int row = Math.max(0, model.rowOf(model.selectedNodeProperty().get()));
        return new Point2D(rowHeight, Math.clamp((row + 1) * rowHeight - offset, 0, getHeight()));
    }

    private void scrollTo(double value) {
        if (Math.abs(value - offset) > 0.01) {
            offset = value;
            clampOffset();
            draw();
        }
    }

    private void layoutBar() {
        double content = model.size() * rowHeight;
        double hidden = Math.max(0, content - getHeight());
        bar.setVisible(hidden > 0);
        bar.setMax(Math.max(1, hidden));
        bar.setVisibleAmount(content <= 0 ? 1 : hidden * Math.min(1, getHeight() / content));
        bar.setUnitIncrement(rowHeight);
        bar.setBlockIncrement(Math.max(rowHeight, getHeight() - rowHeight));
        bar.setValue(offset);
    }

    /**
     * The room for the scroll bar. It is kept free while there is none, so that columns do not move when it appears.
     */
    double barWidth() {
        return bar.prefWidth(-1);
    }

    private void draw() {
        int first = (int) (offset / rowHeight);
        int room = (int) Math.ceil(getHeight() / rowHeight) + 1;
        int shown = Math.min(room, model.size() - first);
        // As many as fit, however many are shown now: creating them takes longer than filling them when a branch is
        // expanded.
        while (cells.size() < room) {
            TopicRowCell cell = new TopicRowCell();
            cells.add(cell);
            getChildren().addFirst(cell);
            cell.applyCss();
        }
        double width = getWidth() - bar.getWidth();
        double scale = TextScale.of(this);
        if (!columns.isOf(model.columnsProperty().get(), width, scale)) {
            columns = new ColumnLayout(model.columnsProperty().get(), width, scale);
        }
        int selected = model.rowOf(model.selectedNodeProperty().get());
        int drawnWithNews = 0;
        for (int i = 0; i < cells.size(); i++) {
            TopicRowCell cell = cells.get(i);
            boolean visible = i < shown;
            cell.setVisible(visible);
            if (visible) {
                int row = first + i;
                drawnWithNews += cell.show(row, model.row(row, now), row == selected, columns) ? 1 : 0;
                cell.resizeRelocate(0, row * rowHeight - offset, width, rowHeight);
            }
        }
        model.countDrawnRows(drawnWithNews);
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double barWidth = barWidth();
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        double height = Math.rint(ROW_HEIGHT * TextScale.of(this));
        offset *= height / rowHeight;
        rowHeight = height;
        clampOffset();
        layoutBar();
        draw();
    }

    /** Scrolls as far as needed to show the selected row. */
    void showSelection() {
        int row = model.rowOf(model.selectedNodeProperty().get());
        if (row >= 0) {
            double top = row * rowHeight;
            if (top < offset) {
                offset = top;
            } else if (top + rowHeight > offset + getHeight()) {
                offset = top + rowHeight - getHeight();
            }
            clampOffset();
            layoutBar();
        }
        draw();
    }

    private void onScroll(ScrollEvent event) {
        scrollTo(offset - event.getDeltaY());
        layoutBar();
        event.consume();
    }

    private void onMoved(MouseEvent event) {
        pointerY = event.getY();
        int row = (int) ((offset + pointerY) / rowHeight);
        if (row < model.size()) {
            model.prefetch(row);
        }
    }

    private void onPressed(MouseEvent event) {
        requestFocus();
        int row = (int) ((offset + event.getY()) / rowHeight);
        if (row >= model.size() || (bar.isVisible() && event.getX() >= getWidth() - bar.getWidth())) {
            return;
        }
        int node = model.node(row);
        boolean arrow = cells.stream()
                .anyMatch(cell -> cell.isVisible() && cell.node() == node && cell.isOnArrow(event.getX()));
        if (arrow || (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2)) {
            model.toggle(node);
        }
        if (!arrow) {
            model.select(node);
        }
        redraw();
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int page = Math.max(1, (int) (getHeight() / rowHeight) - 1);
        KeyCode code = event.getCode();
        switch (code) {
            case UP, KP_UP -> model.move(-1);
            case DOWN, KP_DOWN -> model.move(1);
            case PAGE_UP -> model.move(-page);
            case PAGE_DOWN -> model.move(page);
            case HOME -> model.move(-model.size());
            case END -> model.move(model.size());
            case LEFT, KP_LEFT, SUBTRACT -> model.closeOrAscend();
            case RIGHT, KP_RIGHT, ADD -> model.openOrDescend();
            case MULTIPLY -> model.expandSubtree();
            case ENTER -> {
                if (model.selectedNodeProperty().get() != TopicTree.NONE) {
                    model.toggle(model.selectedNodeProperty().get());
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
        redraw();
        showSelection();
    }

    private void onTyped(KeyEvent event) {
        // On most keyboards the asterisk is Shift with a digit, so it arrives as text and not as MULTIPLY.
        if (event.getCharacter().equals("*")) {
            model.expandSubtree();
            event.consume();
            redraw();
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT, ROW_COUNT -> model.size();
            case FOCUS_ITEM -> cellAt(model.rowOf(model.selectedNodeProperty().get()));
            case ITEM_AT_INDEX, ROW_AT_INDEX -> cellAt((Integer) parameters[0]);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private @Nullable TopicRowCell cellAt(int row) {
        return cells.stream()
                .filter(cell -> cell.isVisible() && cell.index() == row)
                .findFirst()
                .orElse(null);
    }
}
