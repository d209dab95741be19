// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** A probe in the ice of a glacier, whose payloads are as short as possible; {@code probe.layout} describes them. */
final class Probe {
    private static final int DEPTHS = 5;
    private static final int MEASURE = 1;
    private static final byte[] FIRMWARE = "2.7".getBytes(StandardCharsets.US_ASCII);

    private final Values.Wander air;
    private final Values.Wander pressure;
    private final Values.Wander battery;

    Probe(RandomGenerator random) {
        air = new Values.Wander(random, 0.03, 0.08);
        pressure = new Values.Wander(random, 0.01, 0.08);
        battery = new Values.Wander(random, 0.1, 0.02);
    }

    byte[] measure(Instant now) {
        ByteBuffer payload = ByteBuffer.allocate(4 + 1 + 2 + 2 + 1 + 2 * DEPTHS + 4);
        double surface = air.next(Values.daily(now, -11, -2, 15));
        payload.putInt((int) now.getEpochSecond());
        int charge = Math.clamp(Math.round((battery.next(3.65) - 1.5) / 0.05), 0, 63);
        payload.put((byte) (MEASURE << 6 | charge));
        payload.putShort((short) Math.round(10 * pressure.next(742.5)));
        payload.putShort(hundredths(surface));
        payload.put((byte) DEPTHS);
        for (int metre = 0; metre < DEPTHS; metre++) {
            // The deeper, the closer to the melting point.
            payload.putShort(hundredths(surface / (1 + metre)));
        }
        payload.put(FIRMWARE);
        return payload.array();
    }

    private static short hundredths(double celsius) {
        return (short) Math.round(100 * celsius);
    }
}
