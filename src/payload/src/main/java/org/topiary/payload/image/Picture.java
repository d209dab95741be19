// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.util.List;
import org.topiary.payload.decode.Field;

/** A payload that is a picture: the root of its fields. Immutable; any thread. */
public final class Picture implements Field {
    private final ImageFormat format;
    private final ImageFacts facts;
    private final int length;

    Picture(ImageFormat format, ImageFacts facts, int length) {
        this.format = format;
        this.facts = facts;
        this.length = length;
    }

    public ImageFormat format() {
        return format;
    }

    /** In pixels, at least 1; as the header says. */
    public long width() {
        return facts.width();
    }

    /** In pixels, at least 1; as the header says. */
    public long height() {
        return facts.height();
    }

    /** The number of pixels that drawing takes at a time: a frame of an animation may be larger than the picture. */
    public long pixels() {
        return facts.largest();
    }

    /**
     * Where the frames of an animation are, in their order, at most 100,000. Empty if there is one picture only, and
     * for animated PNG, whose frames are not looked for.
     */
    public List<Range> frames() {
        return facts.frames();
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public Kind kind() {
        return Kind.OBJECT;
    }

    @Override
    public String text() {
        return "";
    }

    @Override
    public Range range() {
        return new Range(0, length);
    }

    @Override
    public Iterable<Field> children() {
        return facts.fields();
    }
}
