// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.image;

import java.io.IOException;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.text.ForeignText;

/**
 * The picture of the shown message, read in the background, one at a time. While it is read, the previous one of the
 * same topic stays; one of another topic is released at once, and is not read further. JavaFX application thread.
 *
 * @param <I> the images of the window
 */
public final class PictureViewModel<I> {
    private final TaskSpec spec = TaskSpec.of("task.readPicture", Lane.SCAN).superseding();
    private final FxScheduler fx;
    private final Tasks tasks;
    private final PictureReader<I> reader;
    private final ReadOnlyObjectWrapper<ShownPicture<I>> shown = new ReadOnlyObjectWrapper<>(ShownPicture.none());

    /** The topic of the picture that is shown or read; null for none. */
    private @Nullable String topic;

    private @Nullable PictureSource last;
    private boolean reading;
    private @Nullable PictureSource next;

    public PictureViewModel(FxScheduler fx, Tasks tasks, PictureReader<I> reader) {
        this.fx = fx;
        this.tasks = tasks;
        this.reader = reader;
    }

    public ReadOnlyObjectProperty<ShownPicture<I>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Shows another picture. */
    public void show(PictureSource source) {
        if (last != null && source.topic().equals(topic) && Arrays.equals(last.bytes(), source.bytes())) {
            return;
        }
        if (!source.topic().equals(topic)) {
            clear();
            topic = source.topic();
            shown.set(new ShownPicture<>(null, source.label(), ""));
        }
        last = source;
        if (reading) {
            // Pictures may arrive faster than they can be read.
            next = source;
        } else {
            read(source);
        }
    }

    /** Releases the picture. */
    public void clear() {
        tasks.cancel(spec);
        topic = null;
        last = null;
        reading = false;
        next = null;
        shown.set(ShownPicture.none());
    }

    private void read(PictureSource source) {
        String tooLarge = source.tooLarge();
        if (!tooLarge.isEmpty()) {
            shown.set(new ShownPicture<>(null, source.label(), tooLarge));
            return;
        }
        reading = true;
        tasks.compute(
                spec,
                fx::later,
                (progress, cancel) -> read(source, progress, cancel),
                this::finish,
                failure -> finish(broken(source, FailureText.reason(failure))));
    }

    private ShownPicture<I> read(PictureSource source, Progress progress, Cancel cancel) {
        try {
            PictureReader.Drawn<I> drawn = reader.read(source, progress, cancel);
            return new ShownPicture<>(drawn.image(), label(source, drawn.frames()), "");
        } catch (IOException e) {
            // It may quote the picture.
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            return broken(source, ForeignText.quoted(reason));
        }
    }

    private static <I> ShownPicture<I> broken(PictureSource source, String reason) {
        return new ShownPicture<>(null, source.label(), Texts.get("message.picture.broken", reason));
    }

    private static String label(PictureSource source, int frames) {
        int all = source.facts().frames().size();
        return all <= frames ? source.label() : Texts.get("message.picture.frames", source.label(), frames, all);
    }

    private void finish(ShownPicture<I> result) {
        reading = false;
        shown.set(result);
        PictureSource following = next;
        next = null;
        if (following != null) {
            read(following);
        }
    }
}
