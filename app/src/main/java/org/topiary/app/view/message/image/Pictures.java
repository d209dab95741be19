// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import javafx.scene.image.Image;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.viewmodel.message.image.PictureReader;
import org.topiary.app.viewmodel.message.image.PictureSource;
import org.topiary.payload.image.ImageFormat;

/** Reads pictures by JavaFX, and WebP by a library. Any thread. */
final class Pictures implements PictureReader<Image> {
    private static final byte[] GIF_TRAILER = {0x3b};

    @Override
    public Drawn<Image> read(PictureSource source, Progress progress, Cancel cancel) throws IOException {
        return source.facts().format() == ImageFormat.WEBP
                ? new Drawn<>(WebPPicture.read(source.bytes(), cancel), 1)
                : byJavaFx(source, progress, cancel);
    }

    private static Drawn<Image> byJavaFx(PictureSource source, Progress progress, Cancel cancel) throws IOException {
        int frames = source.drawnFrames();
        try (InputStream in = new CheckedStream(beginning(source, frames), source.bytes().length, progress, cancel)) {
            Image image = new Image(in);
            cancel.check();
            Exception failure = image.getException();
            if (failure != null) {
                throw failure instanceof IOException broken ? broken : new IOException(failure.getMessage(), failure);
            }
            return new Drawn<>(image, frames);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            // Numbers of a broken picture that JavaFX did not check.
            throw new IOException(e.toString(), e);
        }
    }

    /** The bytes, without the frames of an animation that are not drawn: JavaFX keeps all that it reads. */
    private static InputStream beginning(PictureSource source, int frames) {
        byte[] bytes = source.bytes();
        return frames >= source.facts().frames().size()
                ? new ByteArrayInputStream(bytes)
                : new SequenceInputStream(
                        new ByteArrayInputStream(bytes, 0, source.endOf(frames)),
                        new ByteArrayInputStream(GIF_TRAILER));
    }

    /** Ends early when the task is cancelled: nothing else stops JavaFX from reading a picture. */
    private static final class CheckedStream extends InputStream {
        private static final int MOST = 8_192;

        private final InputStream in;
        private final long all;
        private final Progress progress;
        private final Cancel cancel;
        private long done;

        /** @param all number of bytes in the stream, at most */
        CheckedStream(InputStream in, long all, Progress progress, Cancel cancel) {
            this.in = in;
            this.all = all;
            this.progress = progress;
            this.cancel = cancel;
        }

        @Override
        public int read() throws IOException {
            check();
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            check();
            int read = in.read(buffer, offset, Math.min(length, MOST));
            done += Math.max(0, read);
            progress.set(Math.min(done, all), all);
            return read;
        }

        private void check() throws IOException {
            if (cancel.isCancelled()) {
                throw new IOException("cancelled");
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
