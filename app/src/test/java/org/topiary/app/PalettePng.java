// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes small PNG files of at most 256 colours; a window hardly has more. */
final class PalettePng {
    private PalettePng() {}

    /** @param part the part of the picture to write, in pixels; the rest is left out */
    static void write(WritableImage image, Rectangle2D part, Path file) throws IOException {
        int x = (int) Math.max(0, part.getMinX());
        int y = (int) Math.max(0, part.getMinY());
        int width = (int) Math.min(image.getWidth(), part.getMaxX()) - x;
        int height = (int) Math.min(image.getHeight(), part.getMaxY()) - y;
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(x, y, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0);
            writer.setOutput(out);
            writer.write(null, new IIOImage(withPalette(picture), null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    /** Lets the JDK's GIF writer choose the colours. */
    private static BufferedImage withPalette(BufferedImage picture) throws IOException {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "gif", gif)) {
            throw new IOException("This Java cannot write GIF");
        }
        return ImageIO.read(new ByteArrayInputStream(gif.toByteArray()));
    }
}
