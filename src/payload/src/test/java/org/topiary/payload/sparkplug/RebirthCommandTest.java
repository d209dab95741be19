// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Sample;

final class RebirthCommandTest {
    @Test
    void aDecoderReadsTheCommandWithoutASequenceNumber() {
        byte[] payload = RebirthCommand.payload(1_700_000_000_000L);

        Decoded decoded = new SparkplugDecoder()
                .decode(new Sample("spBv1.0/g/NCMD/n", payload, Sample.Properties.NONE, -1, 0), Context.NONE);

        assertThat(decoded.isValid()).isTrue();
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.text().map(StyledText::text)).hasValue("""
                timestamp: 2023-11-14T22:13:20Z
                Node Control/Rebirth: true  (Boolean)""");
    }
}
