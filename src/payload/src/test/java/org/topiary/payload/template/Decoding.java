// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.util.List;
import java.util.Optional;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Sample;

/** Decodes payloads by layouts that are given as text. */
final class Decoding {
    private Decoding() {}

    static Context context(Layouts layouts) {
        ChosenLayouts chosen = new ChosenLayouts(layouts, sample -> "test", List.of());
        return new Context() {
            @Override
            public String chosenDecoder(Sample sample) {
                return LayoutDecoder.ID;
            }

            @Override
            public <T> Optional<T> knowledge(Class<T> type) {
                return type.equals(ChosenLayouts.class) ? Optional.of(type.cast(chosen)) : Optional.empty();
            }
        };
    }

    static Decoded decode(String layout, byte... payload) {
        return new LayoutDecoder().decode(Sample.of(payload), context(Layouts.of("test", layout)));
    }

    /** The text that the window shows. */
    static String text(String layout, byte... payload) {
        return decode(layout, payload).text().orElseThrow().text();
    }

    static Field field(Decoded decoded, String name) {
        for (Field each : decoded.root().children()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no field " + name);
    }
}
