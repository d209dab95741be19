// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import atlantafx.base.theme.Styles;
import java.lang.ref.WeakReference;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.DismissibleBar;
import org.topiary.app.ui.FocusOrder;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.viewmodel.window.Notice;
import org.topiary.app.viewmodel.window.WindowViewModel;

/**
 * Notices to the user, one bar each, with a button if the user can act on it. Every window shows all notices.
 * Confirmations close after a while, but not while the pointer or the focus is on them.
 */
final class NoticeList extends VBox {
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

    /** Enough to read two sentences. */
    private static final Duration CONFIRMATION_TIME = Duration.seconds(8);

    private final WindowViewModel model;
    private final Duration confirmationTime;
    // Strong reference: the list outlives this window and holds its listener weakly.
    private final ListChangeListener<Notice> onChange = this::changed;
    /** The node to which the focus returns after the last notice is closed. */
    private WeakReference<Node> before = new WeakReference<>(null);

    NoticeList(WindowViewModel model) {
        this(model, CONFIRMATION_TIME);
    }

    NoticeList(WindowViewModel model, Duration confirmationTime) {
        this.model = model;
        this.confirmationTime = confirmationTime;
        FocusRegions.mark(this);
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Deferred.inWindow(this, () -> {
            getScene().focusOwnerProperty().subscribe((old, now) -> {
                if (old != null && !holds(old)) {
                    before = new WeakReference<>(old);
                }
            });
            model.notices().addListener(new WeakListChangeListener<>(onChange));
            getChildren().setAll(model.notices().stream().map(this::bar).toList());
            setManaged(!getChildren().isEmpty());
        });
    }

    /** Whether the notices are below the content instead of over its lower right corner. */
    void setBelow(boolean below) {
        pseudoClassStateChanged(BELOW, below);
        // Their height depends on their width, which a pane at the edge takes to be the full width.
        setMaxWidth(below ? Double.MAX_VALUE : USE_PREF_SIZE);
    }

    /** Keeps the bars of remaining notices, and their focus. */
    private void changed(ListChangeListener.Change<? extends Notice> change) {
        boolean focused = getScene() != null && holds(getScene().getFocusOwner());
        while (change.next()) {
            getChildren().remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
            getChildren()
                    .addAll(
                            change.getFrom(),
                            change.getAddedSubList().stream().map(this::bar).toList());
        }
        setManaged(!getChildren().isEmpty());
        if (focused && !holds(getScene().getFocusOwner())) {
            Node next = FocusOrder.of(this).stream().findFirst().orElseGet(before::get);
            if (next != null) {
                next.requestFocus();
            }
        }
    }

    private Node bar(Notice notice) {
        DismissibleBar bar = new DismissibleBar(
                new SimpleStringProperty(notice.text()),
                "notice",
                Feather.INFO,
                () -> notice.action().map(action -> button(notice, action)).stream()
                        .toList(),
                () -> model.dismiss(notice));
        bar.getStyleClass().add(Styles.ELEVATED_1);
        if (notice.isConfirmation()) {
            closeLater(bar, notice);
        }
        return bar;
    }

    private void closeLater(Node bar, Notice notice) {
        PauseTransition time = new PauseTransition(confirmationTime);
        time.setOnFinished(event -> model.dismiss(notice));
        Runnable update = () -> {
            if (bar.getScene() == null || bar.isHover() || bar.isFocusWithin()) {
                time.stop();
            } else {
                time.playFromStart();
            }
        };
        bar.sceneProperty().subscribe(now -> update.run());
        bar.hoverProperty().subscribe(now -> update.run());
        bar.focusWithinProperty().subscribe(now -> update.run());
    }

    private Button button(Notice notice, Notice.Action action) {
        Button button = new Button(action.label());
        button.setId("notice-action");
        button.setOnAction(event -> model.accept(notice));
        return button;
    }

    private boolean holds(@Nullable Node node) {
        Node each = node;
        while (each != null && !each.equals(this)) {
            each = each.getParent();
        }
        return each != null;
    }
}
