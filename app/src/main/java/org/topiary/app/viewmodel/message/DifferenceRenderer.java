// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.ByteDiff;
import org.topiary.payload.HexDump;
import org.topiary.payload.StyledText;
import org.topiary.payload.TextDiff;
import org.topiary.payload.TextDiff.Change;
import org.topiary.payload.Utf8;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Decoded;

/**
 * Renders the difference between two payloads as lines with a sign: + for added, - for removed. Not for the JavaFX
 * application thread.
 */
final class DifferenceRenderer {
    /** Maximum number of payload bytes compared as hex. */
    private static final int MAX_HEX_COMPARED = 64 * 1024;

    /** Longer differences omit equal lines, except for a few around each change. */
    private static final int MAX_UNFOLDED = 500;

    private static final int CONTEXT = 3;

    private final StringBuilder out = new StringBuilder();
    private final List<Change> changes = new ArrayList<>();

    private DifferenceRenderer() {}

    /**
     * A payload to compare.
     *
     * @param text empty to compare the bytes
     */
    record Side(byte[] payload, Optional<StyledText> text) {
        Side(byte[] payload, Decoded decoded) {
            this(payload, decoded.text().map(StyledText::withoutRemarks));
        }
    }

    /**
     * Compares two payloads; reports to the {@link WorkStage} of the thread.
     *
     * @param before makes the older side, which takes time
     * @param after the same for the newer one
     */
    static ValueContent difference(Supplier<Side> before, Supplier<Side> after) {
        WorkStage stage = WorkStage.current();
        Side older = stage.part(0, 0.25).call(before::get);
        Side newer = stage.part(0.25, 0.5).call(after::get);
        return stage.part(0.5, 1).call(() -> difference(older, newer));
    }

    static ValueContent difference(Side older, Side newer) {
        WorkStage stage = WorkStage.current();
        boolean asBytes = older.text.isEmpty() || newer.text.isEmpty();
        byte[] before = older.payload;
        byte[] after = newer.payload;
        @Nullable
        ByteDiff bytes = asBytes ? stage.part(0, 0.4).call(() -> ByteDiff.of(compared(before), compared(after))) : null;
        TextDiff diff = bytes != null
                ? new TextDiff(lines(bytes, before, after), false)
                : stage.part(0, 0.8).call(() -> TextDiff.of(text(older), text(newer)));
        boolean equal = Arrays.equals(before, after);
        boolean visible = diff.lines().stream().anyMatch(line -> line.change() != Change.SAME);
        List<String> notes = new ArrayList<>();
        if (equal) {
            notes.add(Texts.get("message.noDifference"));
        } else if (!visible) {
            notes.add(hidden(before, after, asBytes));
        } else if (asBytes && Math.max(before.length, after.length) > MAX_HEX_COMPARED) {
            notes.add(Texts.get("message.differenceStart", MAX_HEX_COMPARED / 1024));
        }
        if (diff.approximate()) {
            notes.add(Texts.get("message.differenceApproximate", TextDiff.MAX_LINES));
        }
        if (bytes != null && bytes.approximate()) {
            notes.add(Texts.get("message.differenceApproximate.bytes", ByteDiff.MAX_CHANGED));
        }
        return new DifferenceRenderer().render(diff.lines(), notes, stage.part(0.8, 1));
    }

    /** Why payloads that differ look the same. */
    private static String hidden(byte[] before, byte[] after, boolean asBytes) {
        if (asBytes) {
            return Texts.get("message.differenceBeyond", MAX_HEX_COMPARED / 1024);
        }
        // Well-formed texts that differ look the same only after reindentation.
        return Texts.get(
                Utf8.isWellFormed(before) && Utf8.isWellFormed(after)
                        ? "message.differenceSpace"
                        : "message.differenceBytes");
    }

    private ValueContent render(List<TextDiff.Line> lines, List<String> notes, WorkStage stage) {
        BitSet near = new BitSet();
        for (int i = 0; i < lines.size(); i++) {
            if (i % WorkStage.ITEMS == 0) {
                stage.reached(i, lines.size());
            }
            if (lines.get(i).change() != Change.SAME) {
                near.set(Math.max(0, i - CONTEXT), i + CONTEXT + 1);
            }
        }
        if (lines.size() <= MAX_UNFOLDED) {
            near.set(0, lines.size());
        }
        int at = 0;
        while (at < lines.size()
                && out.length() < ValueRenderer.MAX_SHOWN
                && changes.size() < ValueRenderer.MAX_LINES) {
            if (near.get(at)) {
                add(lines.get(at++));
            } else {
                int next = near.nextSetBit(at);
                int end = next < 0 ? lines.size() : next;
                append("⋯ ", Texts.get("message.equalLines", end - at), Change.SAME);
                at = end;
            }
        }
        if (at < lines.size()) {
            notes.add(Texts.get("message.differenceCut"));
        }
        return ValueRenderer.difference(VisibleText.lines(out.toString()), changes, String.join(" ", notes));
    }

    /** Splits very long lines already here, so that each part carries its sign. */
    private void add(TextDiff.Line line) {
        String sign = switch (line.change()) {
            case SAME -> "  ";
            case ADDED -> "+ ";
            case REMOVED -> "- ";
        };
        String text = line.text();
        int from = 0;
        do {
            int to = Math.min(text.length(), from + DisplayText.MAX_LINE / 2);
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to--;
            }
            append(sign, text.substring(from, to), line.change());
            from = to;
        } while (from < text.length());
    }

    private void append(String sign, String text, Change change) {
        out.append(changes.isEmpty() ? "" : "\n").append(sign).append(text);
        changes.add(change);
    }

    private static String text(Side side) {
        return side.text.map(StyledText::text).orElse("");
    }

    private static byte[] compared(byte[] payload) {
        return payload.length > MAX_HEX_COMPARED ? Arrays.copyOf(payload, MAX_HEX_COMPARED) : payload;
    }

    /** Lines of a hex dump, of which each has bytes that changed in the same way. */
    private static List<TextDiff.Line> lines(ByteDiff diff, byte[] before, byte[] after) {
        HexDump older = new HexDump(before);
        HexDump newer = new HexDump(after);
        List<TextDiff.Line> lines = new ArrayList<>();
        for (ByteDiff.Run run : diff.runs()) {
            HexDump dump = run.change() == Change.REMOVED ? older : newer;
            int from = run.from();
            while (from < run.to()) {
                int to = Math.min(run.to(), from - from % HexDump.WIDTH + HexDump.WIDTH);
                lines.add(new TextDiff.Line(run.change(), dump.line(from, to)));
                from = to;
            }
        }
        return lines;
    }
}
