// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.message.fields.FieldsViewModel;

/**
 * The two sides of the shown message: its value, and its differences from another one. Panels in two windows show both
 * at the same time, so each has a content of its own, which is read while the side is visible or chosen. JavaFX
 * application thread.
 */
final class ShownSides {
    private final FieldsViewModel fields;
    private final Function<Boolean, Optional<ShownMessageReader.Request>> request;
    private final Side value;
    private final Side comparison;
    private final BooleanProperty difference = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ShownMessage> shown =
            new ReadOnlyObjectWrapper<>(ShownMessage.nothingSelected());

    /** One side. */
    private final class Side {
        private final boolean compares;
        private final ShownMessageLoader loader;
        private final ReadOnlyObjectWrapper<ShownMessage> content =
                new ReadOnlyObjectWrapper<>(ShownMessage.nothingSelected());
        private int panels;
        /** Whether the message was requested since the last cancellation. */
        private boolean requested;

        Side(boolean compares, ShownMessageReader reader, FxScheduler fx, Tasks tasks) {
            this.compares = compares;
            loader = new ShownMessageLoader(reader, fx, tasks, this::show);
        }

        boolean isChosen() {
            return compares == difference.get();
        }

        boolean isWanted() {
            return panels > 0 || isChosen();
        }

        void load() {
            if (isWanted()) {
                request.apply(compares).ifPresent(next -> {
                    requested = true;
                    loader.load(next);
                });
            }
        }

        void cancel() {
            requested = false;
            loader.cancel();
        }

        /** The fields first: the view of a message asks for them. */
        void show(ShownMessage next) {
            if (!compares || !value.isWanted()) {
                fields.show(next.form().fields());
            }
            content.set(next);
            if (isChosen()) {
                shown.set(next);
            }
        }
    }

    /**
     * @param fields shows the fields of the value
     * @param request what to read for the value, or for the comparison; empty if there is no message
     */
    ShownSides(
            ShownMessageReader reader,
            FxScheduler fx,
            Tasks tasks,
            FieldsViewModel fields,
            Function<Boolean, Optional<ShownMessageReader.Request>> request) {
        this.fields = fields;
        this.request = request;
        value = new Side(false, reader, fx, tasks);
        comparison = new Side(true, reader, fx, tasks);
        difference.addListener(d -> change());
    }

    private void change() {
        Side before = side(!difference.get());
        if (!before.isWanted()) {
            before.cancel();
        }
        Side now = side(difference.get());
        if (now.requested) {
            shown.set(now.content.get());
        } else {
            cancel();
            load();
        }
    }

    /** Whether the comparison is chosen. */
    BooleanProperty differenceProperty() {
        return difference;
    }

    /** The content of the chosen side. */
    ReadOnlyObjectProperty<ShownMessage> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The content of the comparison, or of the value. */
    ReadOnlyObjectProperty<ShownMessage> contentProperty(boolean compares) {
        return side(compares).content.getReadOnlyProperty();
    }

    /** A panel begins to show a side, or ceases to. */
    void setVisible(boolean compares, boolean visible) {
        Side side = side(compares);
        boolean begins = visible && !side.isWanted();
        side.panels += visible ? 1 : -1;
        if (begins) {
            // Until the message has been read for it.
            side.content.set(shown.get());
            side.load();
        } else if (!side.isWanted()) {
            side.cancel();
        }
    }

    /** Whether a side is visible or chosen. */
    boolean isWanted(boolean compares) {
        return side(compares).isWanted();
    }

    /** In which form the value is shown, or the comparison if there is no value. */
    ShownMessage.Form form() {
        return (value.isWanted() ? value.content.get() : shown.get()).form();
    }

    /** Shows the same on both sides, without reading anything. */
    void showInstead(ShownMessage nothing) {
        value.show(nothing);
        comparison.show(nothing);
    }

    /** Reads the message for all sides that are wanted. */
    void load() {
        value.load();
        comparison.load();
    }

    /** Cancels all reads. */
    void cancel() {
        value.cancel();
        comparison.cancel();
    }

    private Side side(boolean compares) {
        return compares ? comparison : value;
    }
}
