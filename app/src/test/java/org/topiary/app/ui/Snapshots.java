// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.topiary.app.FxEvents;

/** Writes pictures of scenes to target/screenshots for visual inspection. */
public final class Snapshots {
    private Snapshots() {}

    /**
     * Writes pictures of a stage in light and dark, at 980×700 and 900×600 pixels. Not for the JavaFX application
     * thread.
     */
    public static void saveAll(Stage stage, String name) {
        saveAll(stage, name, new int[][] {{980, 700}, {900, 600}});
    }

    /**
     * Like {@link #saveAll(Stage, String)}, but in the given sizes: width and height in pixels. Not for the JavaFX
     * application thread.
     */
    public static void saveAll(Stage stage, String name, int[][] sizes) {
        for (int[] size : sizes) {
            for (Theme theme : new Theme[] {new PrimerDark(), new PrimerLight()}) {
                CompletableFuture.runAsync(
                                () -> {
                                    Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
                                    stage.setWidth(size[0]);
                                    stage.setHeight(size[1]);
                                },
                                Platform::runLater)
                        .join();
                FxEvents.settle();
                save(stage.getScene(), name + "-" + (theme.isDarkMode() ? "dark" : "light") + "-" + size[0]);
            }
        }
    }

    /** Takes a picture of a scene after its pending layout. Not for the JavaFX application thread. */
    public static WritableImage take(Scene scene) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            scene.getRoot().applyCss();
                            // Wrapped texts settle in the second pass.
                            scene.getRoot().layout();
                            scene.getRoot().layout();
                            return scene.snapshot(null);
                        },
                        Platform::runLater)
                .join();
    }

    /**
     * Writes a picture of a scene at its current size, after its pending layout. Not for the JavaFX application thread.
     */
    public static Path save(Scene scene, String name) {
        WritableImage image = take(scene);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] pixels = ((DataBufferInt) copy.getRaster().getDataBuffer()).getData();
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        try {
            Path file =
                    Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png");
            ImageIO.write(copy, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
