// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

/**
 * The contrast of a text or a border with its background, by the formula of WCAG 2: 1 for none, 21 for black on white.
 */
public final class Contrast {
    /** The minimum of level AA for text that is not large. */
    public static final double AA = 4.5;

    private static final double FLARE = 0.05;

    private Contrast() {}

    /** The minimum of level AA for the borders of fields and similar controls (WCAG 2, 1.4.11). */
    public static final double AA_BORDER = 3;

    /** The contrast of a styled text with the backgrounds of all its parents. JavaFX application thread. */
    public static double of(Labeled text) {
        return of(text, text.getTextFill());
    }

    /** The same of a text that is no control. */
    public static double of(Text text) {
        return of(text, text.getFill());
    }

    private static double of(Node text, Paint fill) {
        Ground ground = ground(text);
        return between(over((Color) fill, ground.opacity, ground.color), ground.color);
    }

    /** The contrast of a styled control's border with the background behind it. JavaFX application thread. */
    public static double ofBorder(Region control) {
        Ground ground = ground(control.getParent());
        Paint border =
                control.getBorder() == null || control.getBorder().getStrokes().isEmpty()
                        // The themes draw a border as a slightly larger background.
                        ? control.getBackground().getFills().getFirst().getFill()
                        : control.getBorder().getStrokes().getFirst().getTopStroke();
        return between(over((Color) border, ground.opacity * control.getOpacity(), ground.color), ground.color);
    }

    private record Ground(Color color, double opacity) {}

    /** The visible background of a node and all its parents. */
    private static Ground ground(Node node) {
        Deque<Node> outermostFirst = new ArrayDeque<>();
        for (Node each = node; each != null; each = each.getParent()) {
            outermostFirst.push(each);
        }
        Color ground = Color.WHITE;
        double opacity = 1;
        for (Node each : outermostFirst) {
            opacity *= each.getOpacity();
            if (each instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills()) {
                    ground = over((Color) fill.getFill(), opacity, ground);
                }
            }
        }
        return new Ground(ground, opacity);
    }

    /** The contrast between two opaque colours. */
    public static double between(Color first, Color second) {
        double one = luminance(first);
        double other = luminance(second);
        return (Math.max(one, other) + FLARE) / (Math.min(one, other) + FLARE);
    }

    private static Color over(Color color, double opacity, Color ground) {
        return ground.interpolate(
                Color.color(color.getRed(), color.getGreen(), color.getBlue()), color.getOpacity() * opacity);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double value) {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
