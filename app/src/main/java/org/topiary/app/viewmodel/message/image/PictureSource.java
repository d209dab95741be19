// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.image;

import org.topiary.app.text.Texts;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.image.Picture;

/**
 * A picture that may be drawn.
 *
 * @param topic of its message, as received
 * @param facts what its header says
 * @param bytes of the picture; nobody may modify them
 */
public record PictureSource(String topic, Picture facts, byte[] bytes) {
    /**
     * The most pixels that are drawn, of all frames together; a pixel takes four bytes, and as many while it is read.
     */
    public static final long MAX_PIXELS = 40_000_000;

    private static final long MILLION = 1_000_000;

    /** Format, width and height, such as {@code PNG, 640 × 480 px}. */
    public String label() {
        return Texts.get("message.picture.size", facts.format().displayName(), facts.width(), facts.height());
    }

    /** Why the picture is too large to be drawn; empty if it is not. */
    public String tooLarge() {
        return facts.width() > MAX_PIXELS || facts.height() > MAX_PIXELS || facts.pixels() > MAX_PIXELS
                ? Texts.get("message.picture.tooLarge", facts.width(), facts.height(), MAX_PIXELS / MILLION)
                : "";
    }

    /** How many frames of an animation are drawn, at least 1; 1 if there is one picture only. */
    public int drawnFrames() {
        long fitting = Math.max(1, MAX_PIXELS / Math.max(1, facts.pixels()));
        return Math.clamp(fitting, 1, Math.max(1, facts.frames().size()));
    }

    /** The bytes up to the end of a frame of an animation, counted from 1. */
    public int endOf(int frame) {
        Range range = facts.frames().get(frame - 1);
        return range.end();
    }
}
