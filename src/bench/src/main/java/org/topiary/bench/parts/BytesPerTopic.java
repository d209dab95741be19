// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.parts;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Heap;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.core.log.MessageLog;

/**
 * The memory of 1,000,000 topics, excluding the log: the heap after garbage collection, and the memory outside of it
 * that the JVM counts as "Other", each less its value before. The log has the minimum size, so that it hardly counts.
 */
public final class BytesPerTopic implements Workload {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern OTHER_KIB = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB\\)");

    @Override
    public String name() {
        return "bytes_per_topic";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of("-XX:NativeMemoryTracking=summary"), BytesPerTopic.class)) {
            ChildJvm.Told told = child.told(LIMIT);
            double heap = told.get("heap") / IngestInsert.TOPICS;
            double outside = told.get("outside") / IngestInsert.TOPICS;
            figures.add(Figure.of(name(), "bytes", heap + outside)
                    .atMost(130)
                    .beside("MQTT Explorer: 1,700 in Chromium, 3,700 in Node 20 (measured earlier)"));
            figures.add(Figure.of(name() + "_outside_heap", "bytes", outside).beside("part of it"));
        }
    }

    public static void main(String[] arguments) {
        ChildJvm.runAndExit(BytesPerTopic::measure);
    }

    private static void measure() throws JMException {
        MessageFeed feed = new MessageFeed(IngestInsert.TOPICS, IngestInsert::topic, false);
        MessageFeed one = new MessageFeed(1, IngestInsert::topic, false);
        try (IntakeDriver intake = new IntakeDriver(MessageLog.MIN_CAPACITY)) {
            one.feed(intake, 1_000);
            long heap = Heap.reachableBytes();
            long outside = outside();
            feed.feed(intake, 1);
            ChildJvm.report("heap", (double) (Heap.reachableBytes() - heap));
            ChildJvm.report("outside", (double) (outside() - outside));
            // Keeps everything reachable until here.
            if (intake.tree().topics() != feed.topics()) {
                throw new IllegalStateException("There are " + intake.tree().topics() + " topics");
            }
        }
    }

    private static long outside() throws JMException {
        String summary = Heap.diagnostic("vmNativeMemory", "summary", "scale=KB");
        Matcher other = OTHER_KIB.matcher(summary);
        if (!other.find()) {
            throw new IllegalStateException("No memory outside the heap in " + summary);
        }
        return 1_024 * Long.parseLong(other.group(1));
    }
}
