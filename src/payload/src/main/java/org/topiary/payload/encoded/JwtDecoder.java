// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.encoded;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.Preview;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.JsonPart;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;

/**
 * JSON web tokens (RFC 7519) in the compact form of RFC 7515, of at most 1 MiB: header and claims as JSON, with the
 * times that numbers stand for. Signatures are not checked, which the field says. A field has the characters that its
 * bytes are in, so that two may share one. Problems: {@code jwt.invalid}.
 */
public final class JwtDecoder implements Decoder {
    static final String ID = "jwt";
    private static final int MAX_BYTES = 1 << 20;
    /** How an object begins in Base64 if its first character is a quote. */
    private static final String BEGINNING = "eyJ";

    @Override
    public Family family() {
        return Family.TEXT;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "JWT";
    }

    @Override
    public String fileEnding() {
        return ".jwt";
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        byte[] start = head.start();
        for (int i = 0; i < BEGINNING.length(); i++) {
            if (i >= start.length || start[i] != BEGINNING.charAt(i)) {
                return false;
            }
        }
        int dots = 0;
        for (byte each : start) {
            dots += each == '.' ? 1 : 0;
            if (each != '.' && each != '\r' && each != '\n' && !isDigit(each)) {
                return false;
            }
        }
        return dots == 2 || (dots < 2 && !head.isWhole());
    }

    private static boolean isDigit(byte c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        List<Field> parts = bytes.length > MAX_BYTES ? null : parts(bytes);
        return parts == null
                ? Decoded.unreadable(ID, bytes, DecodeProblem.of("jwt.invalid"))
                : Decoded.of(ID, PlainField.object("", new Field.Range(0, bytes.length), parts));
    }

    private static @Nullable List<Field> parts(byte[] bytes) {
        String token = new String(bytes, StandardCharsets.ISO_8859_1).stripTrailing();
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0) {
            return null;
        }
        try {
            List<Field> parts = new ArrayList<>();
            object("header", token, 0, first).ifPresent(parts::add);
            object("claims", token, first + 1, second).ifPresent(parts::add);
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(second + 1));
            parts.add(PlainField.value(
                            "signature",
                            Field.Kind.BYTES,
                            token.substring(second + 1),
                            signature,
                            new Field.Range(second + 1, token.length()))
                    .withNote(TextBundle.current().get("jwt.notChecked")));
            return parts.size() == 3 ? parts : null;
        } catch (IllegalArgumentException e) {
            // Not Base64.
            return null;
        }
    }

    private static Optional<Field> object(String name, String token, int from, int to) {
        byte[] json = Base64.getUrlDecoder().decode(token.substring(from, to));
        // Each character has six bits.
        return JsonPart.object(
                json, name, range -> new Field.Range(from + 8 * range.start() / 6, from + (8 * range.end() + 5) / 6));
    }

    /** Of a longer token its beginning. */
    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        return head.isWhole()
                ? Decoder.super.preview(head, context, maxChars)
                : Preview.text(head.start(), head.length(), maxChars);
    }
}
