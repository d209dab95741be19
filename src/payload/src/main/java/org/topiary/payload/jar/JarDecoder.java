// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

/**
 * Shows what a decoder in a jar of the user makes of a payload. If it fails, the payload is shown as bytes. Without a
 * {@link ChosenJar} in the context, and if there is no such decoder, it is decoded automatically. Problems, each with
 * the name of the decoder first:
 *
 * <ul>
 *   <li>{@code jar.unknown}: no jar that is switched on has it
 *   <li>{@code jar.loading}: the jars are being loaded
 *   <li>{@code jar.failed}: what it threw, one line
 *   <li>{@code jar.nothing}: it returned null
 *   <li>{@code jar.timeout}: the limit in milliseconds
 *   <li>{@code jar.busy}: an earlier call has not returned yet
 *   <li>{@code jar.large}: the number of bytes, of which the output has more
 *   <li>{@code jar.stopped}: it was switched off, or the output is not wanted any more
 * </ul>
 */
public final class JarDecoder implements Decoder {
    /** Decoders of jars are chosen as {@code jar:NAME}, so that none can take the place of one of the program. */
    public static final String ID = "jar";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return TextBundle.current().get("jars.name");
    }

    /** Chosen together with a decoder of a jar. */
    @Override
    public boolean isOffered() {
        return false;
    }

    @Override
    public boolean detect(Head head) {
        return false;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        Optional<ChosenJar> jar = context.knowledge(ChosenJar.class);
        if (jar.isEmpty()) {
            return context.decodeInner(sample);
        }
        JarAnswer answer = jar.get().decode(sample);
        if (answer.output().isPresent()) {
            return inside(answer.output().get(), sample, context);
        }
        List<DecodeProblem> problems = answer.problem().stream().toList();
        if (answer.asked()) {
            return Decoded.asBytes(ID, sample.bytes(), problems);
        }
        Decoded usual = context.decodeInner(sample);
        return usual.withProblems(() -> {
            List<DecodeProblem> all = new ArrayList<>(problems);
            all.addAll(usual.problems());
            return all;
        });
    }

    private static Decoded inside(byte[] output, Sample sample, Context context) {
        Sample inner =
                new Sample(sample.topic(), output, Sample.Properties.NONE, sample.position(), sample.timeNanos());
        return context.decodeInner(inner).inside(ID, output);
    }
}
