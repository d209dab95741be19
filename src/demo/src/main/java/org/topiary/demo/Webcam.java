// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a picture of the harbour: the sky by the time of day, drifting clouds, the sea below. Draws in memory and needs
 * no display.
 */
final class Webcam {
    static final int WIDTH = 160;
    static final int HEIGHT = 120;
    private static final int HORIZON = 84;

    private final RandomGenerator random;
    private final double[] clouds = new double[5];

    Webcam(RandomGenerator random) {
        this.random = random;
        for (int i = 0; i < clouds.length; i++) {
            clouds[i] = random.nextDouble(WIDTH);
        }
    }

    byte[] png(Instant time) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        // -1 at midnight, 0 at sunrise and sunset, 1 at noon.
        double sun = -Math.cos(Values.hour(time) / 24 * 2 * Math.PI);
        sky(graphics, sun);
        sunOrMoon(graphics, Values.hour(time), sun);
        drawClouds(graphics, sun);
        seaAndMole(graphics, sun);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream(8_192);
        // The default would put a cache file into the temporary directory.
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void sky(Graphics2D graphics, double sun) {
        double light = Math.clamp((sun + 0.25) / 0.6, 0, 1);
        double glow = Math.max(0, 1 - Math.abs(sun) / 0.35);
        Color top = mix(new Color(8, 12, 34), new Color(72, 138, 214), light);
        Color low =
                mix(mix(new Color(20, 26, 52), new Color(190, 219, 242), light), new Color(244, 150, 84), glow * 0.8);
        graphics.setPaint(new GradientPaint(0, 0, top, 0, HORIZON, low));
        graphics.fillRect(0, 0, WIDTH, HORIZON);
    }

    private static void sunOrMoon(Graphics2D graphics, double hour, double sun) {
        boolean day = sun > -0.1;
        double way = day ? (hour - 5.5) / 13 : (hour + 6 - (hour > 12 ? 24 : 0)) / 12;
        double x = WIDTH * Math.clamp(way, 0, 1);
        double y = HORIZON - 66 * Math.sin(Math.PI * Math.clamp(way, 0, 1));
        double size = day ? 16 : 11;
        graphics.setColor(day ? new Color(255, 236, 170) : new Color(226, 230, 238));
        graphics.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }

    private void drawClouds(Graphics2D graphics, double sun) {
        int bright = (int) (90 + 150 * Math.clamp(sun + 0.4, 0, 1));
        graphics.setColor(new Color(bright, bright, Math.min(255, bright + 8), 150));
        for (int i = 0; i < clouds.length; i++) {
            clouds[i] = (clouds[i] + random.nextDouble(0.5, 2.5)) % (WIDTH + 60);
            double x = clouds[i] - 40;
            double y = 12 + i * 11;
            graphics.fill(new Ellipse2D.Double(x, y, 34, 9));
            graphics.fill(new Ellipse2D.Double(x + 9, y - 5, 18, 12));
        }
    }

    private static void seaAndMole(Graphics2D graphics, double sun) {
        double light = Math.clamp((sun + 0.25) / 0.6, 0, 1);
        Color far = mix(new Color(14, 22, 40), new Color(86, 130, 160), light);
        Color near = mix(new Color(6, 10, 20), new Color(28, 68, 96), light);
        graphics.setPaint(new GradientPaint(0, HORIZON, far, 0, HEIGHT, near));
        graphics.fillRect(0, HORIZON, WIDTH, HEIGHT - HORIZON);
        Path2D mole = new Path2D.Double();
        mole.moveTo(WIDTH, HORIZON + 6);
        mole.lineTo(WIDTH - 62, HORIZON + 10);
        mole.lineTo(WIDTH - 66, HORIZON + 16);
        mole.lineTo(WIDTH, HORIZON + 26);
        mole.closePath();
        graphics.setColor(mix(new Color(18, 18, 22), new Color(92, 88, 84), light));
        graphics.fill(mole);
        graphics.fillRect(WIDTH - 60, HORIZON - 14, 5, 25);
        graphics.setColor(sun < 0 ? new Color(255, 70, 60) : new Color(200, 60, 54));
        graphics.fillRect(WIDTH - 60, HORIZON - 18, 5, 5);
    }

    private static Color mix(Color from, Color to, double share) {
        double rest = 1 - share;
        return new Color(
                (int) (from.getRed() * rest + to.getRed() * share),
                (int) (from.getGreen() * rest + to.getGreen() * share),
                (int) (from.getBlue() * rest + to.getBlue() * share));
    }
}
