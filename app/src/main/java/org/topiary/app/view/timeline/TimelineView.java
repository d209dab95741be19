// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.timeline;

import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.app.viewmodel.timeline.TimelineViewModel;

/**
 * The timeline with its controls, of constant height. While a past time is selected, a note over the curve says so;
 * without a connection, <i>LIVE</i> is grey.
 */
public final class TimelineView extends HBox {
    /** 22:58:58.888 in UTC, the widest time. */
    private static final long WIDE_TIME = 82_738_888_000_000L;

    private static final double CLOCK_FONT = 12;
    private static final double CLOCK_GAP = 10;
    private static final PseudoClass OFFLINE = PseudoClass.getPseudoClass("offline");
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

    private final TimelineViewModel model;
    private final TimelineCanvas canvas;
    private final Label pastText = new Label(null, new Icon(Feather.CLOCK));
    private final IconButton pause;
    private final Button live = new Button(Texts.get("timeline.goLive"), dot());
    private final Label clock = new Label();

    public TimelineView(TimelineViewModel model) {
        this.model = model;
        canvas = new TimelineCanvas(model);
        getStyleClass().add("timeline");
        pastText.setId("timeline-past");
        pastText.getStyleClass().add("past-note");
        pastText.setMouseTransparent(true);
        StackPane.setAlignment(pastText, Pos.TOP_RIGHT);

        Button oldest = new IconButton(Feather.CHEVRONS_LEFT, Texts.get("timeline.oldest"), model::seekOldest)
                .small()
                .withId("timeline-oldest");
        pause = new IconButton(Feather.PAUSE, Texts.get("timeline.pause"), model::pauseOrGoLive)
                .small()
                .withId("timeline-pause");
        live.setId("timeline-live");
        live.getStyleClass().add(Styles.SMALL);
        live.setTooltip(new Tooltip(Texts.get("timeline.goLive.tip")));
        live.setMinWidth(USE_PREF_SIZE);
        live.setFocusTraversable(false);
        live.setOnAction(event -> model.goLive());
        clock.setId("timeline-clock");
        // Fixed, so that the strip does not change its width under the pointer when the clock shows a past time with
        // milliseconds.
        clock.setMinWidth(TimelineCanvas.widthOf(Times.time(WIDE_TIME), Font.font(CLOCK_FONT)) + CLOCK_GAP);
        clock.setMaxWidth(USE_PREF_SIZE);
        StackPane curve = new StackPane(canvas, pastText);
        curve.setMinWidth(0);
        HBox.setHgrow(curve, Priority.ALWAYS);
        getStyleClass().add("timeline-strip");
        getChildren().addAll(oldest, pause, live, curve, clock);
        model.momentProperty().subscribe(this::show);
        model.problemProperty().subscribe(text -> showPast());
    }

    private static Node dot() {
        Region dot = new Region();
        dot.getStyleClass().add("live-dot");
        return dot;
    }

    private void show(@Nullable PastMoment moment) {
        pause.show(
                moment == null ? Feather.PAUSE : Feather.PLAY,
                Texts.get(moment == null ? "timeline.pause" : "timeline.goLive.tip"));
        pseudoClassStateChanged(PAST, moment != null);
        showPast();
        canvas.showMoment();
    }

    private void showPast() {
        String text = model.pastText();
        pastText.setText(text);
        pastText.setVisible(!text.isEmpty());
        clock.setText(model.clockText());
    }

    /** Shows whether there is a connection. */
    public void setConnected(boolean connected) {
        pseudoClassStateChanged(OFFLINE, !connected);
        canvas.redraw();
    }

    /** Draws new data; most calls find the picture up to date and cost nothing. */
    public void tick() {
        if (canvas.isOutOfDate()) {
            showPast();
            canvas.redraw();
        }
    }
}
