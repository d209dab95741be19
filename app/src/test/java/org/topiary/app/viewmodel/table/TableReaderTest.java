// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.RecordedProgress;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.decode.FieldPath;

final class TableReaderTest {
    private static final Cancel NEVER = new Cancel() {
        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void onCancel(Runnable action) {}
    };

    private final TestSession session = new TestSession(8 << 20);
    private final RecordedProgress progress = new RecordedProgress();

    @AfterEach
    void close() {
        session.close();
    }

    private TableReader reader(long maxBytes) {
        return new TableReader(session.log, session.tree, Decoding.standard(), TopicTree.ROOT, maxBytes);
    }

    private static TableRequest sorted(RowSort sort, Set<Integer> inSight) {
        return new TableRequest(Grouping.TOPICS, sort, "", List.of(), inSight, null, null);
    }

    private static Column field(String name) {
        return Column.field("", FieldPath.parse(name).orElseThrow());
    }

    @Test
    void onlyRowsInSightAndTheFirstOnesAreDecodedUntilRowsAreSortedByAField() {
        for (int i = 0; i < 2 * TableReader.SAMPLE; i++) {
            session.receive("t" + i, "{\"v\":" + i + "}");
        }
        TableReader reader = reader(TableReader.MAX_BYTES);
        int first = session.node("t0");
        int far = session.node("t500");
        int last = session.node("t599");
        reader.read(sorted(RowSort.BY_TOPIC, Set.of(far)), progress, NEVER);
        assertThat(reader.cells(first)).isNotNull();
        assertThat(reader.cells(far)).isNotNull();
        assertThat(reader.cells(last)).isNull();

        TableSnapshot read = reader.read(sorted(new RowSort(field("v"), true), Set.of()), progress, NEVER);
        assertThat(reader.cells(last)).isNotNull();
        assertThat(read.rows().getFirst().name()).isEqualTo("t599");
        assertThat(progress.shares())
                .endsWith((2 * TableReader.SAMPLE - 1.0) / (2 * TableReader.SAMPLE))
                .allMatch(share -> share >= 0 && share < 1);
        assertThat(read.unread()).isZero();
    }

    @Test
    void whatHasNoPlaceInTheMemoryIsCountedAndWhatIsInSightIsShown() {
        for (int i = 0; i < 100; i++) {
            session.receive("t" + i, "{\"v\":\"" + "x".repeat(100) + "\"}");
        }
        TableReader reader = reader(5_000);
        int last = session.node("t99");
        TableSnapshot read = reader.read(sorted(new RowSort(field("v"), false), Set.of(last)), progress, NEVER);

        assertThat(read.unread()).isBetween(50, 98);
        assertThat(reader.cells(last)).isNotNull();
        assertThat(TableSummary.of(read, 1, false))
                .isEqualTo("100 topics · 1 of 1 columns · the values of " + read.unread()
                        + " topics are too large to be sorted and filtered");
    }

    @Test
    void topicsBeyondTheLimitAreCounted() {
        for (int i = 0; i < BranchTopics.MAX + 3; i++) {
            session.receive("t" + i, "1");
        }
        TableSnapshot read = reader(TableReader.MAX_BYTES).read(sorted(RowSort.BY_TOPIC, Set.of()), progress, NEVER);

        assertThat(read.rows()).hasSize(BranchTopics.MAX);
        assertThat(read.topicsLeft()).isEqualTo(3);
    }

    @Test
    void aPayloadThatIsTooLargeIsShownByItsBeginning() {
        session.receive("t", "[\"" + "x".repeat(CellReader.MAX_BYTES) + "\"]");
        TableReader reader = reader(TableReader.MAX_BYTES);
        TableSnapshot read = reader.read(sorted(RowSort.BY_TOPIC, Set.of()), progress, NEVER);

        Cell cell = reader.cell(read.rows().getFirst(), Column.field("", FieldPath.ROOT));
        assertThat(cell).isNotNull().satisfies(each -> {
            assertThat(each.cut()).isTrue();
            assertThat(each.text()).startsWith("[\"xxx").hasSizeLessThanOrEqualTo(Cell.MAX_CHARS);
        });
    }

    @Test
    void deeplyNestedObjectsEnd() {
        int depth = 1_000;
        session.receive("t", "{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
        TableSnapshot read = reader(TableReader.MAX_BYTES).read(sorted(RowSort.BY_TOPIC, Set.of()), progress, NEVER);
        assertThat(read.columns()).isEmpty();
    }
}
