// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.topiary.payload.VisibleText;

/**
 * The registry of the decoders, in the order in which they are tried. The more certain a decoder can be about the first
 * bytes, the earlier it is; text and hex are last. Immutable; any thread.
 */
public final class Decoders {
    /** The formats that other formats fall back to: JSON, NDJSON, numbers, text, and hex for everything. */
    public static final Decoders BASIC = new Decoders(
            List.of(new JsonDecoder(), new NdjsonDecoder(), new NumberDecoder(), new TextDecoder(), new HexDecoder()));

    private static final HexDecoder LAST = new HexDecoder();

    /** How many formats may be inside each other. */
    private static final int MAX_DEPTH = 8;

    private final List<Decoder> decoders;

    private Decoders(List<Decoder> decoders) {
        this.decoders = List.copyOf(decoders);
    }

    /** A registry with one more decoder, which is tried before the others. */
    public Decoders with(Decoder added) {
        return new Decoders(Stream.concat(Stream.of(added), decoders.stream()).toList());
    }

    /** All decoders, in the order in which they are tried. */
    public List<Decoder> all() {
        return decoders;
    }

    /** The decoder with an id; empty if there is none, such as for one that a later version of the program stored. */
    public Optional<Decoder> find(String id) {
        return decoders.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Why a payload was decoded automatically with the first of these decoders; by its bytes if it is unknown. */
    public Decoder.Basis basis(Sample sample, List<String> chain) {
        return chain.stream()
                .findFirst()
                .flatMap(this::find)
                .map(decoder -> decoder.basis(Head.of(sample)))
                .orElse(Decoder.Basis.BYTES);
    }

    /**
     * Decodes a payload with the decoder chosen for its topic, otherwise with the first one whose format it is in.
     * Bytes are in the format of hex at least.
     */
    public Decoded decode(Sample sample, Context context) {
        Context nested = nested(context);
        return find(context.chosenDecoder(sample))
                .map(chosen -> decodeSafely(chosen, sample, nested))
                .orElseGet(() -> decodeAutomatically(sample, nested));
    }

    /** Decodes a payload with the first decoder whose format it is in. */
    public Decoded decodeAutomatically(Sample sample, Context outer) {
        Context context = nested(outer);
        Head head = Head.of(sample);
        for (Decoder each : decoders) {
            if (each.detect(head)) {
                Decoded decoded = decodeSafely(each, sample, context);
                if (decoded.isValid()) {
                    return decoded;
                }
            }
        }
        return LAST.decode(sample, context);
    }

    private Context nested(Context context) {
        return context instanceof Nested ? context : new Nested(context, this, 0);
    }

    /**
     * Knows what another context does, and decodes what is inside a payload.
     *
     * @param depth how many formats the payload is inside
     */
    private record Nested(Context outer, Decoders decoders, int depth) implements Context {
        @Override
        public String chosenDecoder(Sample sample) {
            return outer.chosenDecoder(sample);
        }

        @Override
        public <T> Optional<T> knowledge(Class<T> type) {
            return outer.knowledge(type);
        }

        @Override
        public Decoded decodeInner(Sample inner) {
            Nested deeper = new Nested(outer, decoders, depth + 1);
            return depth < MAX_DEPTH ? decoders.decodeAutomatically(inner, deeper) : LAST.decode(inner, deeper);
        }
    }

    /** Decodes a payload with a decoder, also if it is not in its format. */
    public Decoded decode(Sample sample, Context context, Decoder decoder) {
        return decodeSafely(decoder, sample, nested(context));
    }

    /**
     * Decodes with one decoder; if it fails, the payload is shown as bytes, with the problem {@code decoder.failed}.
     */
    private static Decoded decodeSafely(Decoder decoder, Sample sample, Context context) {
        try {
            return decoder.decode(sample, context);
        } catch (CancellationException e) {
            // Nobody waits for the payload any more, see WorkStage.
            throw e;
        } catch (RuntimeException e) {
            DecodeProblem failed = DecodeProblem.of("decoder.failed", decoder.name(), e.toString());
            return Decoded.asBytes(decoder.id(), sample.bytes(), List.of(failed));
        }
    }

    /**
     * A payload in one line.
     *
     * @param decoder the one that made it
     */
    public record Preview(String line, Decoder decoder) {}

    /**
     * Summarizes a payload in one line, with the decoder chosen for its topic if that can, otherwise with the first one
     * that can.
     *
     * @param maxChars maximum length, at least 1; a longer preview is cut with an ellipsis
     */
    public String preview(Head head, Context context, int maxChars) {
        return summarize(head, context, maxChars).line();
    }

    /** Like {@link #preview}, with the decoder. */
    public Preview summarize(Head head, Context context, int maxChars) {
        if (head.length() == 0) {
            return new Preview("(empty)", LAST);
        }
        String chosen = context.chosenDecoder(head.sample());
        for (Decoder each : decoders) {
            if (chosen.isEmpty() ? each.detect(head) : each.id().equals(chosen)) {
                String line = preview(each, head, context, maxChars);
                if (!line.isEmpty()) {
                    return new Preview(line, each);
                }
            }
        }
        return chosen.isEmpty()
                ? new Preview(LAST.preview(head, context, maxChars), LAST)
                : summarize(head, Context.NONE, maxChars);
    }

    private static String preview(Decoder decoder, Head head, Context context, int maxChars) {
        try {
            String line = decoder.preview(head, context, maxChars);
            return line == null ? "" : line;
        } catch (RuntimeException e) {
            return VisibleText.line(decoder.name() + ": " + e, maxChars);
        }
    }
}
