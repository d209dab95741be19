// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.Formats;
import org.topiary.app.viewmodel.Knowledge;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.bench.payload.Mixed;
import org.topiary.bench.payload.SparkplugPlant;
import org.topiary.bench.payload.Turns;
import org.topiary.core.log.Messages;
import org.topiary.payload.sparkplug.MetricNames;
import org.topiary.payload.sparkplug.state.SparkplugState;
import org.topiary.payload.standard.StandardDecoders;

/**
 * The previews of the newest messages of 2,500 topics, made as the rows of the tree and the history make them, on one
 * thread: JSON, numbers, texts, CBOR, and data of Sparkplug.
 */
public final class Previews implements Workload {
    private static final String NAME = "previews";
    private static final String MIX = "mix";
    private static final String BIRTHS = "sparkplug_births";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MESSAGES_PER_TOPIC = 3;
    private static final int CALLS = 100;
    /** As for rows of the tree. */
    private static final int CHARS = 160;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (ChildJvm child = ChildJvm.start(Previews.class)) {
            ChildJvm.Told told = child.told(LIMIT);
            figures.add(Figure.of(NAME, "previews_per_s", Turns.told(told, MIX)).atLeast(500_000));
            for (Mixed kind : Mixed.values()) {
                figures.add(Figure.of(NAME + "_" + kind.id(), "previews_per_s", Turns.told(told, kind.id())));
            }
            figures.add(Figure.of(NAME + "_" + BIRTHS, "previews_per_s", Turns.told(told, BIRTHS)));
        }
    }

    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> {
            try (IntakeDriver intake = new IntakeDriver(IngestInsert.LOG_BYTES)) {
                new Making(intake).measure();
            }
        });
    }

    /** A session with all topics, and what is known about it. */
    private static final class Making implements Knowledge {
        private final IntakeDriver intake;
        private final SparkplugState sparkplug = new SparkplugState();
        private final Decoding decoding =
                new Decoding(new Formats(StandardDecoders.ALL, SchemaLibrary.empty()), List.of(), rules -> {}, this);

        Making(IntakeDriver intake) throws IOException {
            this.intake = intake;
            for (int number = 0; number < SparkplugPlant.BIRTHS; number++) {
                accept(SparkplugPlant.topic(number), SparkplugPlant.payload(number));
            }
            for (int round = 0; round < MESSAGES_PER_TOPIC; round++) {
                for (int number = 0; number < Mixed.TOPICS; number++) {
                    for (Mixed kind : Mixed.values()) {
                        accept(kind.topic(number), kind.payload(number, round));
                    }
                }
            }
        }

        private void accept(String topic, byte[] payload) {
            long position = intake.log().end();
            intake.accept(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)), ByteBuffer.wrap(payload));
            sparkplug.accept(position, intake.log().time(position), topic, payload);
            sparkplug.readUpTo(intake.log().end());
        }

        void measure() {
            Mixed[] kinds = Mixed.values();
            Turns turns = new Turns()
                    .with(
                            MIX,
                            CALLS,
                            rows(kinds.length * Mixed.TOPICS, i -> kinds[i % kinds.length].topic(i / kinds.length)));
            for (Mixed kind : kinds) {
                turns.with(kind.id(), CALLS, rows(Mixed.TOPICS, kind::topic));
            }
            turns.with(BIRTHS, CALLS, rows(SparkplugPlant.BIRTHS, SparkplugPlant::topic));
            turns.measure();
        }

        private LongSupplier rows(int count, IntFunction<String> topic) {
            int[] nodes = IntStream.range(0, count)
                    .map(number -> intake.tree().find(topic.apply(number)))
                    .toArray();
            return new Rows(nodes)::preview;
        }

        /** Some topics, one after the other, again and again. */
        private final class Rows {
            private final int[] nodes;
            private int next;

            Rows(int... nodes) {
                this.nodes = nodes;
            }

            /** The length of the next preview. */
            long preview() {
                int node = nodes[next];
                next = next + 1 == nodes.length ? 0 : next + 1;
                Messages.Head head = head(intake.tree().lastPosition(node));
                if (head == null) {
                    throw new IllegalStateException("A message is gone");
                }
                Messages.Head previous = head.previous() == Messages.NONE ? null : head(head.previous());
                return decoding.preview(head, previous, intake.tree().topic(node), CHARS)
                        .length();
            }

            private Messages.@Nullable Head head(long position) {
                return intake.log().readHead(position, Decoding.PREVIEW_BYTES);
            }
        }

        @Override
        public <T> Optional<T> find(Class<T> type) {
            return type.equals(MetricNames.class) ? Optional.of(type.cast(sparkplug)) : Optional.empty();
        }

        @Override
        public int changes() {
            return sparkplug.births();
        }

        @Override
        public Object version(String topic, long position) {
            return sparkplug.version(topic, position);
        }
    }
}
