// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Sample;
import org.topiary.testkit.RecordedStage;

/** Decoding a large payload says how far it is, and ends when nobody waits for it. */
class DecodingProgressTest {
    private static final int LARGE = 24 * WorkStage.BYTES;

    private static byte[] text(String start, String repeated, String end, int size) {
        return (start + repeated.repeat(size / repeated.length()) + end).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String hex, int size) {
        return HexFormat.of().parseHex(hex.repeat(size / (hex.length() / 2)));
    }

    /** Numbers, each called {@code a}. */
    private static byte[] bson(int size) {
        byte[] elements = bytes("10610001000000", size);
        int length = elements.length + Integer.BYTES + 1;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .put(elements)
                .array();
    }

    private static byte[] payload(String format, int size) {
        return switch (format) {
            case "text", "yaml", "ansi" -> text("", "ä: 21.5\n", "", size);
            case "csv" -> text("a;b\n", "1;2\n", "", size);
            case "xml" -> text("<r>", "<v>1</v>", "</r>", size);
            case "bson" -> bson(size);
            case "protobuf" -> bytes("08960112026869", size);
            case "sparkplug" -> bytes("120410075001", size);
            case "base64" -> text("", "SGkh", "", size);
            case "hextext" -> text("", "48 69 21\n", "", size);
            case "datauri" -> text("data:text/plain;base64,", "SGkh", "", size);
            default -> throw new IllegalArgumentException(format);
        };
    }

    private static Decoded decode(String format, byte[] payload) {
        Sample sample = new Sample("t", payload, Sample.Properties.NONE, -1, 0);
        return StandardDecoders.ALL.decode(
                sample, Context.NONE, StandardDecoders.ALL.find(format).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "yaml",
                "ansi",
                "csv",
                "xml",
                "bson",
                "protobuf",
                "sparkplug",
                "base64",
                "hextext",
                "datauri"
            })
    void reportsThePlaceInALargePayload(String format) {
        byte[] payload = payload(format, LARGE);
        RecordedStage progress = RecordedStage.patient();

        Decoded decoded = progress.stage().call(() -> decode(format, payload));

        assertThat(decoded.isValid()).isTrue();
        assertThat(progress.fractions())
                .isSorted()
                .allSatisfy(each -> assertThat(each).isBetween(0.0, 1.0));
        assertThat(progress.tenths()).isEqualTo(10);

        RecordedStage cancelled = RecordedStage.cancelledAfter(3);
        assertThatThrownBy(() -> cancelled.stage().call(() -> decode(format, payload)))
                .isInstanceOf(CancellationException.class);
        assertThat(cancelled.fractions()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "yaml", "csv", "xml", "bson", "protobuf", "sparkplug", "base64"})
    void reportsNothingAboutASmallPayload(String format) {
        RecordedStage progress = RecordedStage.patient();

        progress.stage().call(() -> decode(format, payload(format, WorkStage.BYTES / 2)));

        assertThat(progress.fractions()).isEmpty();
    }

    @Test
    void checkingTheRowsOfCsvReportsThePlaceEvenInARowThatDoesNotEnd() {
        for (String start : new String[] {"a;b\n", "a;\"", "a;b\n\"c\";\""}) {
            Decoded decoded = decode("csv", text(start, "1;2;3\n".substring(2), "", LARGE));
            RecordedStage progress = RecordedStage.patient();

            progress.stage().call(decoded::problems);

            assertThat(progress.fractions()).as(start).isSorted();
            assertThat(progress.tenths()).as(start).isEqualTo(10);
        }
    }

    @Test
    void writingBsonAsJsonReportsHowMuchIsWritten() {
        Decoded decoded = decode("bson", bson(LARGE));
        RecordedStage progress = RecordedStage.patient();

        int written =
                progress.stage().call(() -> decoded.text().orElseThrow().text().length());

        assertThat(progress.fractions())
                .isSorted()
                .hasSizeBetween(written / WorkStage.BYTES - 1, written / WorkStage.BYTES);
    }

    @Test
    void aLongTextInsideADocumentStopsWhenItIsCancelled() {
        String text = "x".repeat(3 * WorkStage.BYTES);
        for (String start : new String[] {"<r>", "<r><![CDATA[", "<r><!--", "<r a='"}) {
            byte[] payload = (start + text).getBytes(StandardCharsets.UTF_8);
            // All reports are about whether it is UTF-8.
            int before = payload.length / WorkStage.BYTES;
            RecordedStage cancelled = RecordedStage.cancelledAfter(before);

            assertThatThrownBy(() -> cancelled.stage().call(() -> decode("xml", payload)))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
