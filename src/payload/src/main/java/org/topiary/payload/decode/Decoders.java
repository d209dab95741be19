// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.Utf8;
import org.topiary.payload.VisibleText;

/**
 * The registry of the decoders, in the order in which they are tried. The more certain a decoder can be about the first
 * bytes, the earlier it is; text and hex are last. What the MQTT 5 properties of a message declare counts more than its
 * bytes, and the user's choice more than both. Immutable; any thread.
 */
public final class Decoders {
    /** The formats that other formats fall back to: JSON, NDJSON, numbers, text, and hex for everything. */
    public static final Decoders BASIC = new Decoders(
            List.of(new JsonDecoder(), new NdjsonDecoder(), new NumberDecoder(), new TextDecoder(), new HexDecoder()));

    private static final HexDecoder LAST = new HexDecoder();
    private static final TextDecoder TEXT = new TextDecoder();

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
                .map(decoder -> basis(decoder, Head.of(sample)))
                .orElse(Decoder.Basis.BYTES);
    }

    private static Decoder.Basis basis(Decoder decoder, Head head) {
        Decoder.Basis basis = decoder.basis(head);
        return basis == Decoder.Basis.BYTES && decoder.isText() && isDeclaredText(head)
                ? Decoder.Basis.PAYLOAD_FORMAT
                : basis;
    }

    /** Whether a payload is declared to be text, and begins like one. */
    private static boolean isDeclaredText(Head head) {
        return head.sample().properties().text() && TEXT.detect(head);
    }

    /** The decoders to try, in this order: what the sender declares counts more than what the bytes look like. */
    private List<Decoder> candidates(Head head) {
        Sample.Properties declared = head.sample().properties();
        List<Decoder> others =
                isDeclaredText(head) ? decoders.stream().filter(Decoder::isText).toList() : decoders;
        if (declared.contentType().isEmpty()) {
            return others;
        }
        Stream<Decoder> first =
                decoders.stream().filter(each -> each.detect(head) && each.basis(head) != Decoder.Basis.BYTES);
        return Stream.concat(first, others.stream()).distinct().toList();
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
        for (Decoder each : candidates(head)) {
            if (each.detect(head)) {
                Decoded decoded = decodeSafely(each, sample, context);
                if (decoded.isValid()) {
                    return checked(decoded, sample);
                }
            }
        }
        return checked(LAST.decode(sample, context), sample);
    }

    /** Adds the problem {@code decoder.notText} to a payload that is declared to be text, and is not. */
    private static Decoded checked(Decoded decoded, Sample sample) {
        if (!sample.properties().text()) {
            return decoded;
        }
        return decoded.withProblems(() -> {
            int valid = Utf8.wellFormedLength(sample.bytes());
            return valid == sample.bytes().length
                    ? decoded.problems()
                    : Stream.concat(
                                    Stream.of(
                                            DecodeProblem.of("decoder.notText").at(valid)),
                                    decoded.problems().stream())
                            .toList();
        });
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
     * @param decoded what it decoded for that, as {@link #decode(Sample, Context, Decoder)} does; null if that takes
     *     more
     */
    public record Preview(
            String line, Decoder decoder, @Nullable Decoded decoded) {}

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
            return new Preview("(empty)", LAST, null);
        }
        String chosen = context.chosenDecoder(head.sample());
        for (Decoder each : chosen.isEmpty() ? candidates(head) : decoders) {
            if (chosen.isEmpty() || each.id().equals(chosen)) {
                Decoder.Summary summary = summarize(each, head, context, maxChars, chosen.isEmpty());
                if (summary != null && !summary.line().isEmpty()) {
                    return new Preview(summary.line(), each, summary.decoded());
                }
            }
        }
        if (chosen.isEmpty()) {
            return new Preview(LAST.preview(head, context, maxChars), LAST, null);
        }
        Preview detected = summarize(head, Context.NONE, maxChars);
        // It was decoded without what the context knows.
        return new Preview(detected.line(), detected.decoder(), null);
    }

    private static Decoder.@Nullable Summary summarize(
            Decoder decoder, Head head, Context context, int maxChars, boolean detecting) {
        try {
            return detecting
                    ? decoder.summarizeDetected(head, context, maxChars)
                    : decoder.summarize(head, context, maxChars);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return new Decoder.Summary(VisibleText.line(decoder.name() + ": " + e, maxChars), null);
        }
    }
}
