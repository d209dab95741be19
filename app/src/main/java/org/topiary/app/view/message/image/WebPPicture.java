// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.topiary.app.tasks.Cancel;

/** Reads the first picture of a WebP file by a library, which is named here: looking for it would open all jars. */
final class WebPPicture {
    private WebPPicture() {}

    static Image read(byte[] bytes, Cancel cancel) throws IOException {
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.addIIOReadProgressListener(new Abort(cancel));
            reader.setInput(in, true, true);
            BufferedImage image = reader.read(0);
            cancel.check();
            return converted(image);
        } catch (RuntimeException e) {
            cancel.check();
            // The library trusts some numbers of a broken file.
            throw new IOException(e.toString(), e);
        } finally {
            reader.dispose();
        }
    }

    private static Image converted(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        WritableImage converted = new WritableImage(width, height);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            converted.getPixelWriter().setPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
        }
        return converted;
    }

    /** Stops reading when the task is cancelled. */
    private record Abort(Cancel cancel) implements IIOReadProgressListener {
        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (cancel.isCancelled()) {
                source.abort();
            }
        }

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}
    }
}
