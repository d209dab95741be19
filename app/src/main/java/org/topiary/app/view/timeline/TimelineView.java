// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.timeline;

import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.app.viewmodel.timeline.TimelineViewModel;

/** The timeline with its controls; while a past time is selected, a line above says so and leads back. */
public final class TimelineView extends VBox {
    /** 22:58:58.888 in UTC, the widest time. */
    private static final long WIDE_TIME = 82_738_888_000_000L;

    private static final double CLOCK_FONT = 12;
    private static final double CLOCK_GAP = 10;
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

    private final TimelineViewModel model;
    private final TimelineCanvas canvas;
    private final Label pastText = new Label(null, new Icon(Feather.CLOCK));
    private final HBox banner = new HBox();
    private final IconButton pause;
    private final Button live = new Button(Texts.get("timeline.goLive"), dot());
    private final Label clock = new Label();

    public TimelineView(TimelineViewModel model) {
        this.model = model;
        canvas = new TimelineCanvas(model);
        getStyleClass().add("timeline");
        pastText.setId("timeline-past");
        banner.getStyleClass().add("past-banner");
        banner.getChildren().add(pastText);

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
        HBox.setHgrow(canvas, Priority.ALWAYS);
        HBox strip = new HBox(oldest, pause, live, canvas, clock);
        strip.getStyleClass().add("timeline-strip");
        getChildren().addAll(banner, strip);
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
        banner.setVisible(!text.isEmpty());
        banner.setManaged(!text.isEmpty());
        clock.setText(model.clockText());
    }

    /** Draws new data; most calls find the picture up to date and cost nothing. */
    public void tick() {
        if (canvas.isOutOfDate()) {
            showPast();
            canvas.redraw();
        }
    }
}
