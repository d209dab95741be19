// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import javax.imageio.ImageIO;

/** The window as a PNG. */
final class Screenshot {
    private Screenshot() {}

    /** What the scene shows now. JavaFX application thread. */
    static WritableImage of(Scene scene) {
        return scene.snapshot(null);
    }

    /**
     * Writes a picture; any thread.
     *
     * @throws IOException with a sentence that names the file and the reason
     */
    static void write(WritableImage image, Path file) throws IOException {
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
            if (!ImageIO.write(buffer, "png", file.toFile())) {
                throw new IOException("this Java cannot write PNG");
            }
        } catch (IOException e) {
            throw new IOException("Cannot write the screenshot " + file.toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }
}
