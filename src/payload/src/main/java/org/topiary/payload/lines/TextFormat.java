// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.lines;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.Preview;
import org.topiary.payload.StyledText;
import org.topiary.payload.Utf8;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;

/**
 * Texts whose keys and values are coloured, or whose escape sequences are left out or shown as colours. Nothing is
 * checked, so they are recognized by the content type only. Problems: {@code lines.notText}.
 */
public final class TextFormat implements Decoder {
    /** How a text becomes the one that is shown. */
    private interface Style {
        StyledText apply(String text);
    }

    private static final String ANSI = "ansi";
    private static final String ANSI_COLOURS = "ansi-colours";

    private final String id;
    private final String fileEnding;
    private final Set<String> types;
    private final Style style;

    private TextFormat(String id, String fileEnding, Set<String> types, Style style) {
        this.id = id;
        this.fileEnding = fileEnding;
        this.types = types;
        this.style = style;
    }

    /** A decoder for each format, and that of CSV. */
    public static List<Decoder> all() {
        return Stream.of(
                        new CsvDecoder(),
                        new TextFormat(
                                "yaml",
                                ".yaml",
                                Set.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"),
                                text -> new KeyColours(text, ":", "#").colour()),
                        new TextFormat("ini", ".ini", Set.of(), text -> new KeyColours(text, "=:", "#;").colour()),
                        new TextFormat(ANSI, ".txt", Set.of(), text -> StyledText.plain(EscapeSequences.without(text))),
                        new TextFormat(ANSI_COLOURS, ".txt", Set.of(), TerminalColours::of))
                .toList();
    }

    @Override
    public Family family() {
        return Family.TEXT;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return TextBundle.current().get("lines.name." + id);
    }

    @Override
    public String fileEnding() {
        return fileEnding;
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        return types.contains(head.sample().properties().mediaType());
    }

    @Override
    public Basis basis(Head head) {
        return Basis.CONTENT_TYPE;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        if (!Utf8.isWellFormed(bytes, WorkStage.current())) {
            return notText(id, bytes);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        Field root = PlainField.value("", Field.Kind.TEXT, text, text, new Field.Range(0, bytes.length));
        return Decoded.of(id, root).shownAs(() -> Optional.of(style.apply(text)));
    }

    static Decoded notText(String id, byte[] bytes) {
        return Decoded.unreadable(id, bytes, DecodeProblem.of("lines.notText").at(Utf8.wellFormedLength(bytes)));
    }

    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        if (!id.equals(ANSI) && !id.equals(ANSI_COLOURS)) {
            return Preview.text(head.start(), head.length(), maxChars);
        }
        String start = Utf8.decode(head.start(), Utf8.wholeCharacters(head.start()));
        return start == null ? null : Preview.line(EscapeSequences.without(start), !head.isWhole(), maxChars);
    }
}
