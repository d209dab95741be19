// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.file.FileReasons;
import org.topiary.core.file.SafeFile;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.Phrase;

/** Saves the window as a PNG. */
public final class Screenshot {
    private Screenshot() {}

    /** A picture of a scene as it is now. Waits for the JavaFX application thread, so must not be called on it. */
    public static WritableImage take(FxScheduler fx, Supplier<Scene> scene) {
        CompletableFuture<WritableImage> image = new CompletableFuture<>();
        fx.later(() -> {
            try {
                image.complete(scene.get().snapshot(null));
            } catch (RuntimeException | Error e) {
                image.completeExceptionally(e);
            }
        });
        return image.join();
    }

    /**
     * Writes a picture. Any thread.
     *
     * @throws IOException with a sentence that names the file and the reason
     */
    public static void write(WritableImage image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage buffer = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        buffer.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            if (!ImageIO.write(buffer, "png", png)) {
                throw new ExplainedIOException(Phrase.of("start.screenshot.noPng"), null);
            }
            SafeFile.writeDocument(file, png.toByteArray());
        } catch (IOException e) {
            throw new IOException(
                    Texts.get("start.screenshot", file.toAbsolutePath().toString(), FileReasons.of(e)), e);
        }
    }
}
