// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.RecordedProgress;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.message.fields.ShownFields;
import org.topiary.app.viewmodel.message.fields.ValueForms;
import org.topiary.core.log.Messages;

/** Tests that reading a large value, or comparing two, reports how far it is, and ends when it is cancelled. */
final class ReadProgressTest {
    private final TestSession session = new TestSession(64 << 20);
    private final RecordedProgress progress = new RecordedProgress();
    private final ValueForms forms = ValueForms.unsaved();
    private final ShownMessageReader reader =
            new ShownMessageReader(session.log, session.tree, Decoding.standard(), forms);

    @AfterEach
    void close() {
        session.close();
    }

    /** Cancelled once a number of reports have been made. */
    private final class CancelledAfter implements Cancel {
        private final int reports;

        CancelledAfter(int reports) {
            this.reports = reports;
        }

        @Override
        public boolean isCancelled() {
            return progress.shares().size() >= reports;
        }

        @Override
        public void onCancel(Runnable action) {}
    }

    /** About 1 MiB of JSON. */
    private static String json(String name) {
        return IntStream.range(0, 40_000)
                .mapToObj(i -> "{\"" + name + "\":" + i + ",\"ok\":true}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private ShownMessage read(long position, boolean difference, Cancel cancel) {
        return reader.read(
                new ShownMessageReader.Request(
                        position, Messages.NONE, difference, Decoding.AUTOMATIC, false, null, ShownFields.Wish.NONE),
                progress,
                cancel);
    }

    /** Reports that rise, and are not all made at the beginning or the end. */
    private void assertRising() {
        List<Double> shares = progress.shares();
        assertThat(shares).isSorted().allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        assertThat(shares.stream().map(share -> (int) (share * 10)).distinct())
                .as("tenths reported of %s", shares)
                .hasSizeGreaterThanOrEqualTo(5);
    }

    /** Cancels the read after a few reports, when it must end with the next one. */
    private void assertEndsWhenCancelled(long position, boolean difference) {
        int before = progress.shares().size();
        assertThatThrownBy(() -> read(position, difference, new CancelledAfter(before + 3)))
                .isInstanceOf(CancellationException.class);
        assertThat(progress.shares()).hasSize(before + 3);
    }

    @Test
    void aLargeTextReportsHowFarItIsDecodedAndWritten() {
        long position = session.receive("t", json("value"));

        ShownMessage shown = read(position, false, new CancelledAfter(Integer.MAX_VALUE));

        assertThat(shown.detected()).containsExactly("json");
        assertThat(shown.content()).isInstanceOf(ValueContent.Text.class);
        assertRising();
        assertEndsWhenCancelled(position, false);
    }

    @Test
    void aCompressedValueReportsUnpackingToo() {
        long position = session.receive("t", gzip(json("value")), false, new byte[0]);

        ShownMessage shown = read(position, false, new CancelledAfter(Integer.MAX_VALUE));

        assertThat(shown.detected()).containsExactly("gzip", "json");
        assertRising();
        assertEndsWhenCancelled(position, false);
    }

    @Test
    void aComparisonOfLinesReportsHowFarItIs() {
        session.receive("t", json("value"));
        long position = session.receive("t", json("other"));
        forms.compareLines(true);

        ShownMessage shown = read(position, true, new CancelledAfter(Integer.MAX_VALUE));

        assertThat(shown.content()).isInstanceOf(ValueContent.Text.class);
        assertRising();
        assertEndsWhenCancelled(position, true);
    }

    @Test
    void aComparisonOfFieldsReportsHowFarItIs() {
        session.receive("t", json("value"));
        long position = session.receive("t", json("value").replace("true", "false"));

        ShownMessage shown = read(position, true, new CancelledAfter(Integer.MAX_VALUE));

        assertThat(shown.content()).isInstanceOf(ValueContent.Changes.class);
        assertThat(progress.shares())
                .isSorted()
                .anySatisfy(share -> assertThat(share)
                        .as("within the comparison, which begins at 0.58")
                        .isBetween(0.59, 0.99));
    }

    @Test
    void aSmallValueReportsNothing() {
        long position = session.receive("t", "{\"value\":1}");

        read(position, true, new CancelledAfter(Integer.MAX_VALUE));

        assertThat(progress.shares()).isEmpty();
    }
}
