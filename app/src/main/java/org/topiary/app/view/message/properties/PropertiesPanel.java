// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message.properties;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.app.viewmodel.message.MessageInfo;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.TopicFacts;
import org.topiary.app.viewmodel.message.statistics.StatisticsViewModel;

/**
 * What is known of the shown message besides its payload, and the statistics of its topic. While it is visible, ages
 * are drawn anew once a second.
 */
public final class PropertiesPanel implements PanelView {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long SECOND = 1_000_000_000L;

    private final MessageViewModel model;
    private final StatisticsViewModel statistics;
    private final PropertyList list = new PropertyList();
    private final Label nothing = new Label(Texts.get("message.noMessage"));
    private final StackPane root = new StackPane(list, nothing);
    /** When the ages must be drawn anew, nanoseconds since 1970-01-01T00:00Z. */
    private volatile long changesAt = NEVER;

    private Subscription bindings = Subscription.EMPTY;

    public PropertiesPanel(MessageViewModel model, StatisticsViewModel statistics) {
        this.model = model;
        this.statistics = statistics;
        nothing.setId("message-no-properties");
        nothing.setWrapText(true);
        nothing.getStyleClass().addAll("empty-state", Styles.TEXT_MUTED);
        root.getStyleClass().add("message-pane");
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void shown(boolean visible) {
        bindings.unsubscribe();
        statistics.setVisible(visible);
        bindings = visible
                ? Subscription.combine(
                        model.value().shownProperty().subscribe(message -> show()),
                        model.momentProperty().subscribe(then -> show()),
                        statistics.statisticsProperty().subscribe(found -> draw()),
                        statistics.problemProperty().subscribe(why -> draw()))
                : Subscription.EMPTY;
        if (!visible) {
            changesAt = NEVER;
            list.clear();
        }
    }

    @Override
    public boolean isBehind() {
        return changesAt <= System.currentTimeMillis() * 1_000_000L || statistics.isBehind();
    }

    @Override
    public void tick(long nowNanos) {
        statistics.tick();
        if (changesAt <= model.nowNanos()) {
            draw();
        }
    }

    private void show() {
        MessageInfo info = model.value().shownProperty().get().info();
        PastMoment then = model.momentProperty().get();
        statistics.follow(info == null ? "" : info.topic(), then == null ? StatisticsViewModel.NO_END : then.end());
        draw();
    }

    private void draw() {
        MessageInfo info = model.value().shownProperty().get().info();
        Nodes.show(nothing, info == null);
        Nodes.show(list, info != null);
        if (info == null) {
            changesAt = NEVER;
            list.clear();
            return;
        }
        long now = model.nowNanos();
        changesAt = model.momentProperty().get() == null ? now + SECOND : NEVER;
        list.show(TopicFacts.of(info, statistics, now));
    }

    @Override
    public void takeFocus() {
        list.requestFocus();
    }

    @Override
    public void close() {
        shown(false);
    }
}
