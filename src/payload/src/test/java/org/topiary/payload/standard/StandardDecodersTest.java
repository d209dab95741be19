// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Sample;

final class StandardDecodersTest {
    /** Fewer than 0.5 %. */
    @Test
    void randomBytesAreRarelyTakenForABinaryFormat() {
        Random random = new Random(8949);
        Map<String, Integer> formats = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(64)];
            random.nextBytes(bytes);
            String format = StandardDecoders.ALL
                    .decode(Sample.of(bytes), Context.NONE)
                    .chain()
                    .getLast();
            formats.merge(format, 1, Integer::sum);
        }

        int binary = formats.getOrDefault("cbor", 0) + formats.getOrDefault("msgpack", 0);
        assertThat(binary).as(formats.toString()).isLessThan(50);
    }
}
