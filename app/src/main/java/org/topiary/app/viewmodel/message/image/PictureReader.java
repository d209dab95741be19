// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.image;

import java.io.IOException;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;

/**
 * Turns the bytes of pictures into images of the window. Called in the background.
 *
 * @param <I> the images
 */
public interface PictureReader<I> {
    /**
     * What was read.
     *
     * @param frames the number of frames that the image has
     */
    record Drawn<I>(I image, int frames) {}

    /**
     * Reads a picture that is not too large.
     *
     * @throws IOException if it is broken
     * @throws java.util.concurrent.CancellationException soon after the task was cancelled
     */
    Drawn<I> read(PictureSource source, Progress progress, Cancel cancel) throws IOException;
}
