// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.encoded;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.Preview;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

/**
 * A payload that is a {@code data:} URI (RFC 2397) in Base64, as web pages have pictures; decodes what is inside by its
 * media type. Problems: {@code datauri.invalid} with the offset of the first character that does not belong there.
 */
public final class DataUriDecoder implements Decoder {
    private static final String ID = "datauri";
    private static final String BEGINNING = "data:";
    private static final String BASE64 = ";base64,";

    /** In characters; longer media types are not recognized. */
    private static final int MAX_TYPE = 256;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return TextBundle.current().get("digits.name.datauri");
    }

    @Override
    public String fileEnding() {
        return ".txt";
    }

    /** Recognized without a doubt; nothing to choose. */
    @Override
    public boolean isOffered() {
        return false;
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        return data(head.start()) > 0;
    }

    /** Where the data begins; negative if this is no such URI. */
    private static int data(byte[] text) {
        if (text.length < BEGINNING.length() || (text[0] | 0x20) != 'd') {
            return -1;
        }
        String start = start(text);
        int end = start.indexOf(BASE64);
        return start.startsWith(BEGINNING) && end >= 0 ? end + BASE64.length() : -1;
    }

    private static String start(byte[] text) {
        return new String(text, 0, Math.min(MAX_TYPE, text.length), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] text = sample.bytes();
        int from = data(text);
        if (from < 0) {
            return invalid(text, 0);
        }
        WorkStage stage = WorkStage.current();
        DigitsDecoder.Digits digits = DigitsDecoder.base64(text, from, stage.part(0, 0.3));
        if (digits.invalid() >= 0) {
            return invalid(text, digits.invalid());
        }
        String type = start(text).substring(BEGINNING.length(), from - BASE64.length());
        Sample inside = new Sample(
                sample.topic(),
                digits.bytes(),
                new Sample.Properties(type, false),
                sample.position(),
                sample.timeNanos());
        return stage.part(0.3, 1).call(() -> context.decodeInner(inside)).inside(ID, digits.bytes());
    }

    private static Decoded invalid(byte[] text, int at) {
        return Decoded.unreadable(
                ID, text, DecodeProblem.of(ID + ".invalid", at).at(at));
    }

    /** The URI; what it has takes more than the beginning. */
    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        return Preview.text(head.start(), head.length(), maxChars);
    }
}
