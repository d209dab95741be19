// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The messages of a Sparkplug plant: 20 edge nodes, each with 25 devices of 24 metrics. First the births, each node's
 * before those of its devices; then data, which names metrics by their aliases, of all nodes in turn.
 */
public final class SparkplugPlant {
    public static final int NODES = 20;
    public static final int DEVICES = 25;

    /** Number of births, which are the first messages. */
    public static final int BIRTHS = NODES * (1 + DEVICES);

    /** Number of topics of all messages: the births', and one for the data of each device. */
    public static final int TOPICS = BIRTHS + NODES * DEVICES;

    private static final int METRICS = 24;
    private static final int METRICS_PER_MESSAGE = 5;
    private static final int SEQUENCE = 256;

    /** Messages after which data may be repeated, because sequence numbers and devices are those of the beginning. */
    public static final int DATA = NODES * DEVICES * SEQUENCE;

    private SparkplugPlant() {}

    /** The topic of a message by its number, from 0. */
    public static String topic(int number) {
        if (number < BIRTHS) {
            int device = number % (1 + DEVICES) - 1;
            String node = node(number / (1 + DEVICES));
            return device < 0 ? "spBv1.0/plant/NBIRTH/" + node : "spBv1.0/plant/DBIRTH/" + node + device(device);
        }
        int data = number - BIRTHS;
        return "spBv1.0/plant/DDATA/" + node(data % NODES) + device(data / NODES % DEVICES);
    }

    private static String node(int number) {
        return String.format(Locale.ROOT, "node%02d", number);
    }

    private static String device(int number) {
        return String.format(Locale.ROOT, "/device%02d", number);
    }

    /** The payload of a message by its number, from 0. */
    public static byte[] payload(int number) {
        if (number < BIRTHS) {
            int seq = number % (1 + DEVICES);
            int first = (seq - 1) * METRICS;
            return seq == 0 ? SparkplugPayload.nodeBirth() : SparkplugPayload.birth(seq, first, first + METRICS);
        }
        int ofNode = (number - BIRTHS) / NODES;
        int ofDevice = ofNode / DEVICES;
        int first = ofNode % DEVICES * METRICS;
        IntStream metrics = IntStream.range(0, METRICS_PER_MESSAGE)
                .map(i -> first + (ofDevice * METRICS_PER_MESSAGE + i) % METRICS);
        return SparkplugPayload.data((1 + DEVICES + ofNode) % SEQUENCE, metrics, ofDevice);
    }
}
