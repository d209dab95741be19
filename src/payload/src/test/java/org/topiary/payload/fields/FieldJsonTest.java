// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;
import org.topiary.testkit.RecordedStage;

class FieldJsonTest {
    private static Field json(String text) {
        return Decoders.BASIC
                .decode(Sample.of(text.getBytes(StandardCharsets.UTF_8)), Context.NONE)
                .root();
    }

    private static void assertEndsWhenCancelled(Field field) {
        assertThatThrownBy(() -> RecordedStage.cancelledAfter(0).stage().run(() -> FieldJson.text(field)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void manyFieldsReportThePlaceInTheBytesOfTheWhole() {
        Field field = json("[" + "1.50,".repeat(40 * WorkStage.ITEMS) + "0]");
        RecordedStage progress = RecordedStage.patient();

        String text = progress.stage().call(() -> FieldJson.text(field));

        assertThat(text).hasSize(field.range().length());
        assertThat(progress.fractions()).hasSize(40).isSorted();
        assertThat(progress.tenths()).isEqualTo(10);
        assertEndsWhenCancelled(field);
    }

    @Test
    void longBytesAndTextsAreWrittenLikeShortOnes() {
        byte[] bytes = new byte[WorkStage.BYTES + 1];
        new Random(1).nextBytes(bytes);
        Range range = new Range(0, bytes.length);
        Field binary = PlainField.value("", Field.Kind.BYTES, "", bytes, range);
        assertThat(FieldJson.text(binary)).isEqualTo("\"" + Base64.getEncoder().encodeToString(bytes) + "\"");
        assertEndsWhenCancelled(binary);

        String sent = "a\"\n😀".repeat(WorkStage.BYTES);
        Field text = PlainField.value("", Field.Kind.TEXT, sent, sent, range);
        assertThat(FieldJson.text(text)).isEqualTo("\"" + "a\\\"\\n😀".repeat(WorkStage.BYTES) + "\"");
        assertEndsWhenCancelled(text);
    }
}
