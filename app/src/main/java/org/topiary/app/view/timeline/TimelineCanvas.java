// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.timeline;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.ShortNumbers;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.timeline.TimeAxis;
import org.topiary.app.viewmodel.timeline.TimelineViewModel;
import org.topiary.core.history.Outages.Outage;
import org.topiary.core.history.RateHistory;

/** The curve of messages per second over the session's time. A drag, a click or the arrow keys select a past time. */
final class TimelineCanvas extends Region {
    /** Width above which the highest rate and a note about the past stand side by side, in pixels. */
    private static final double NOTE_AND_PEAK = 700;

    private static final double HEIGHT = 46;
    private static final double LABELS = 14;
    private static final double TOP = 3;
    private static final double TICK_ROOM = 110;
    private static final double PAD = 4;
    private static final double HANDLE = 4;
    private static final double MIN_OUTAGE = 2;
    private static final double SMALL_FONT = 11;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final int PAGE_SHARE = 10;
    private static final Duration TIP_DELAY = Duration.seconds(1);

    private static final StyleablePropertyFactory<TimelineCanvas> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Color> curve = color("-topiary-curve", s -> s.curve);
    private final StyleableProperty<Color> gone = color("-topiary-curve-gone", s -> s.gone);
    private final StyleableProperty<Color> outage = color("-topiary-outage", s -> s.outage);
    private final StyleableProperty<Color> mark = color("-topiary-time-mark", s -> s.mark);
    private final StyleableProperty<Color> line = color("-topiary-time-line", s -> s.line);
    private final StyleableProperty<Color> label = color("-topiary-time-label", s -> s.label);

    private final TimelineViewModel model;
    private final Canvas canvas = new Canvas();
    private final Font font = Font.font(SMALL_FONT);
    private final ScrollSteps scroll = new ScrollSteps();

    /** The time axis as drawn; fixed while the user drags, or hovers over it to select a time. */
    private @Nullable TimeAxis axis;

    /** The time when the axis was last moved. */
    private long axisNow;

    private RateHistory.Columns columns = new RateHistory.Columns(new double[0], new double[0]);
    private long drawnSecond;
    private boolean dragging;

    /** The x of the pointer; -1 when it is elsewhere. */
    private double hoverX = -1;

    TimelineCanvas(TimelineViewModel model) {
        this.model = model;
        setId("timeline-strip");
        getStyleClass().add("timeline-canvas");
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleHelp(Texts.get("timeline.strip"));
        Tooltip tip = new Tooltip(Texts.get("timeline.strip.tip"));
        // Delayed, so that it does not appear while the user reads values along the strip.
        tip.setShowDelay(TIP_DELAY);
        Tooltip.install(this, tip);
        setFocusTraversable(true);
        setCursor(Cursor.HAND);
        setMinSize(0, HEIGHT);
        setPrefSize(0, HEIGHT);
        setMaxHeight(HEIGHT);
        canvas.setManaged(false);
        getChildren().add(canvas);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            dragging = true;
            seek(event.getX());
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> seek(event.getX()));
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            dragging = false;
            redraw();
        });
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            scroll.reset();
            hover(-1);
        });
        addEventHandler(ScrollEvent.SCROLL, event -> {
            zoom(-scroll.add(event));
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        for (StyleableProperty<Color> each : List.of(curve, gone, outage, mark, line, label)) {
            ((ObservableValue<?>) each).addListener((it, was, is) -> redraw());
        }
    }

    private StyleableProperty<Color> color(String property, Function<TimelineCanvas, StyleableProperty<Color>> of) {
        return CSS.createStyleableColorProperty(this, property.substring(1), property, of, Color.GRAY);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS.getCssMetaData();
    }

    /** Whether the current second differs from the one drawn last. */
    boolean isOutOfDate() {
        return now() / SECOND != drawnSecond;
    }

    private static long now() {
        return System.currentTimeMillis() * 1_000_000L;
    }

    private void seek(double x) {
        TimeAxis shown = axis;
        if (shown != null && getWidth() > 0) {
            hoverX = Math.clamp(x, 0, getWidth());
            long time = shown.timeAt(x / getWidth());
            // The present starts with the last pixel of the curve, even after the user has held the mouse there for a
            // while.
            if (time >= axisNow - shown.span() / getWidth()) {
                model.goLive();
            } else {
                model.seek(time);
            }
            draw();
        }
    }

    private void hover(double x) {
        hoverX = x;
        draw();
    }

    private void zoom(int steps) {
        if (steps != 0) {
            model.zoomOut(steps);
            axis = null;
            redraw();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> model.step(-SECOND);
            case RIGHT, KP_RIGHT -> model.step(SECOND);
            case PAGE_UP -> model.step(-page());
            case PAGE_DOWN -> model.step(page());
            case HOME -> model.seekOldest();
            case END -> model.goLive();
            case PLUS, ADD, EQUALS -> zoom(-1);
            case MINUS, SUBTRACT -> zoom(1);
            default -> {
                return;
            }
        }
        event.consume();
        draw();
    }

    /** Draws after the selected time changed, and notifies assistive technology. */
    void showMoment() {
        redraw();
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT, VALUE_STRING -> model.spokenText();
            case VALUE -> model.spokenValue();
            case MIN_VALUE -> model.leastSpokenValue();
            case MAX_VALUE -> 0.0;
            case ORIENTATION -> Orientation.HORIZONTAL;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> model.step(SECOND);
            case DECREMENT -> model.step(-SECOND);
            case BLOCK_INCREMENT -> model.step(page());
            case BLOCK_DECREMENT -> model.step(-page());
            default -> super.executeAccessibleAction(action, parameters);
        }
    }

    private long page() {
        return axis == null ? SECOND : axis.span() / PAGE_SHARE;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        redraw();
    }

    /** Applies new data and draws. */
    void redraw() {
        if (getWidth() < 1 || getScene() == null) {
            return;
        }
        drawnSecond = now() / SECOND;
        TimeAxis shown = axis;
        if (shown == null || !isAimedAt(shown)) {
            axisNow = now();
            shown = model.axis();
            axis = shown;
        }
        columns = model.columns(shown, (int) getWidth());
        draw();
    }

    private boolean isAimedAt(TimeAxis shown) {
        return dragging
                || (hoverX >= 0 && !model.isLive() && shown.from() <= model.cursor() && model.cursor() <= shown.to());
    }

    private void draw() {
        TimeAxis shown = axis;
        if (shown == null) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        double width = getWidth();
        double height = getHeight();
        double base = height - LABELS;
        g.clearRect(0, 0, width, height);
        g.setFont(font);
        drawTicks(g, shown, width, base);
        drawOutages(g, shown, base);
        double peak = drawCurve(g, shown, base);
        g.setStroke(line.getValue());
        g.strokeLine(0, base + 0.5, width, base + 0.5);
        // A note about the past needs the room of a narrow timeline.
        if (peak > 0 && (model.isLive() || width >= NOTE_AND_PEAK)) {
            String text = Texts.get("timeline.peak", ShortNumbers.rate(peak).replace("/s", ""));
            write(g, text, PAD, TOP - 1);
        }
        if (hoverX >= 0) {
            drawHover(g, shown, width, base);
        }
        if (!model.isLive()) {
            double x = Math.round(shown.shareOf(model.cursor()) * width) + 0.5;
            g.setStroke(mark.getValue());
            g.setFill(mark.getValue());
            g.strokeLine(x, 0, x, base);
            g.fillPolygon(new double[] {x - HANDLE, x + HANDLE, x}, new double[] {0, 0, HANDLE + 1}, 3);
        }
    }

    private void drawTicks(GraphicsContext g, TimeAxis shown, double width, double base) {
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        List<Long> ticks = shown.ticks(Math.max(1, (int) (width / TICK_ROOM)), ZoneId.systemDefault());
        boolean seconds = ticks.stream().anyMatch(tick -> tick % MINUTE != 0);
        for (long tick : ticks) {
            double x = Math.round(shown.shareOf(tick) * width) + 0.5;
            String text = Times.tick(tick, seconds);
            double half = widthOf(text) / 2;
            g.setStroke(line.getValue());
            g.strokeLine(x, base, x, base + 3);
            if (x >= half && x <= width - half) {
                g.setFill(label.getValue());
                g.fillText(text, x, base + LABELS / 2 + 1);
            }
        }
    }

    private void drawOutages(GraphicsContext g, TimeAxis shown, double base) {
        g.setFill(outage.getValue());
        for (Outage each : model.outages(shown)) {
            double from = Math.max(0, shown.shareOf(each.fromNanos()) * getWidth());
            double to = Math.min(getWidth(), shown.shareOf(each.toNanos()) * getWidth());
            // A short one is visible, too.
            g.fillRect(from, 0, Math.max(MIN_OUTAGE, to - from), base);
        }
    }

    /** Draws the curve and returns the highest rate, which fills the height. */
    private double drawCurve(GraphicsContext g, TimeAxis shown, double base) {
        double peak = 0;
        for (double rate : columns.messages()) {
            peak = rate > peak ? rate : peak;
        }
        double there = shown.shareOf(Math.max(model.goneUntil(), shown.from())) * getWidth();
        for (int i = 0; i < columns.messages().length; i++) {
            double rate = columns.messages()[i];
            if (rate > 0) {
                // Any rate above zero is visible.
                double tall = Math.max(1, rate / peak * (base - TOP));
                g.setFill(i + 1 < there ? gone.getValue() : curve.getValue());
                g.fillRect(i, base - tall, 1, tall);
            }
        }
        return peak;
    }

    private void drawHover(GraphicsContext g, TimeAxis shown, double width, double base) {
        int column = Math.clamp((int) hoverX, 0, Math.max(0, columns.messages().length - 1));
        if (columns.messages().length == 0) {
            return;
        }
        double x = column + 0.5;
        g.setStroke(label.getValue());
        g.strokeLine(x, 0, x, base);
        String text = model.describe(shown.timeAt(hoverX / width), columns.messages()[column], columns.bytes()[column]);
        double room = widthOf(text) + 2 * PAD;
        write(g, text, x + room + PAD > width ? x - room : x + PAD, TOP - 1);
    }

    /** Draws text in place of the curve, so that it is legible. */
    private void write(GraphicsContext g, String text, double x, double y) {
        g.clearRect(x, y, widthOf(text) + 2 * PAD, SMALL_FONT + PAD);
        g.setFill(label.getValue());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x + PAD, y + (SMALL_FONT + PAD) / 2);
    }

    private double widthOf(String text) {
        return widthOf(text, font);
    }

    static double widthOf(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
