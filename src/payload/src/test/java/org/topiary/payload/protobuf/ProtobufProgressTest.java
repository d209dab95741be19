// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.decode.Decoded;
import org.topiary.testkit.RecordedStage;

/** Reading a large message says how far it is, and ends when nobody waits for it. */
class ProtobufProgressTest {
    private static final int COUNT = 12 * WorkStage.BYTES;

    private static void assertReports(Runnable work) {
        RecordedStage progress = RecordedStage.patient();
        progress.stage().run(work);
        assertThat(progress.fractions()).isSorted();
        // Where little is to be listed first, the reports begin later.
        assertThat(progress.tenths()).isGreaterThanOrEqualTo(7);

        RecordedStage cancelled = RecordedStage.cancelledAfter(3);
        assertThatThrownBy(() -> cancelled.stage().run(work)).isInstanceOf(CancellationException.class);
        assertThat(cancelled.fractions()).hasSize(3);
    }

    @Test
    void aGroupWithManyFields() {
        Wire group = new Wire().tag(3, 3);
        for (int i = 0; i < COUNT / 2; i++) {
            group.varint(1, i & 0x7f);
        }
        byte[] payload = group.tag(3, 4).toBytes();

        assertReports(() -> WireMessage.read(payload, 0, payload.length));
    }

    @Test
    void checkingManyFieldsOfAType() {
        Wire message = new Wire().varint(1, 7);
        for (int i = 0; i < COUNT / 2; i++) {
            message.varint(5, i & 0x7f);
        }
        Decoded decoded = Plant.decode("legacy.Old", message.toBytes());

        assertReports(decoded::problems);
        // The fields are listed first, then checked.
        RecordedStage cancelled = RecordedStage.cancelledAfter(COUNT / WorkStage.BYTES + 3);
        assertThatThrownBy(() -> cancelled.stage().run(decoded::problems)).isInstanceOf(CancellationException.class);
        assertThat(cancelled.fractions().getLast()).isBetween(0.4, 0.6);
    }

    @Test
    void checkingPackedNumbers() {
        Decoded decoded = Plant.decode(
                "legacy.Old", new Wire().varint(1, 7).bytes(6, new byte[COUNT]).toBytes());

        assertReports(decoded::problems);
    }
}
