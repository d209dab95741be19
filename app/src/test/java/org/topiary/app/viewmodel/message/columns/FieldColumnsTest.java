// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.decode.FieldPath;

/** Tests which fields are columns of the history, and their values. */
final class FieldColumnsTest {
    private final TestSession session = new TestSession(1 << 22);
    private final Decoding decoding = Decoding.standard();
    private final SimpleIntegerProperty selected = new SimpleIntegerProperty(TopicTree.NONE);
    private String stored = "";
    private final FieldLayouts layouts = new FieldLayouts(() -> stored, text -> stored = text);
    private FieldColumns columns = columns(Tasks.on(Runnable::run));

    @AfterEach
    void close() {
        session.close();
    }

    private FieldColumns columns(Tasks tasks) {
        return new FieldColumns(
                new FieldCells(session.log, session.tree, decoding, Runnable::run, tasks),
                session.tree,
                selected,
                layouts);
    }

    private static FieldPath path(String text) {
        return FieldPath.parse(text).orElseThrow();
    }

    private String value(long position, String path) {
        return columns.value(position, path(path)).getValue();
    }

    private List<String> shown() {
        return columns.shownProperty().get().stream().map(FieldPath::toString).toList();
    }

    @Test
    void aCellHasTheValueAsItWasSent() {
        long lamp = session.receive(
                "lamp", "{\"t\":21.50,\"name\":\"a\\nb\",\"tags\":[1,2],\"pos\":{\"x\":true},\"no\":null}");
        long text = session.receive("lamp", "on");

        assertThat(value(lamp, "t")).isEqualTo("21.50");
        assertThat(value(lamp, "name")).isEqualTo("a⏎b");
        assertThat(value(lamp, "tags")).isEqualTo("[1,2]");
        assertThat(value(lamp, "tags[1]")).isEqualTo("2");
        assertThat(value(lamp, "pos.x")).isEqualTo("true");
        assertThat(value(lamp, "no")).isEqualTo("null");
        assertThat(value(lamp, "missing")).isEmpty();
        assertThat(value(text, "t")).isEmpty();
    }

    @Test
    void aLargePayloadIsNotDecodedAndOneThatHasLeftTheLogHasNoValue() {
        long large = session.receive("t", "{\"a\":\"" + "x".repeat(FieldCells.MAX_BYTES) + "\"}");
        assertThat(value(large, "a")).isEqualTo("too large");
        session.close();
        assertThat(value(large, "b")).isEmpty();
    }

    @Test
    void valuesAskedForWhileATaskRunsFollowInOneMore() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        columns = columns(Tasks.on(waiting::add));
        long first = session.receive("t", "{\"a\":1,\"b\":2}");
        long second = session.receive("t", "{\"a\":3,\"b\":4}");
        ObservableValue<String> cell = columns.value(first, path("a"));
        List<ObservableValue<String>> more = List.of(
                columns.value(first, path("b")), columns.value(second, path("a")), columns.value(second, path("b")));
        assertThat(cell.getValue()).isEmpty();

        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(cell.getValue()).isEqualTo("1");
        waiting.remove().run();
        assertThat(more).extracting(ObservableValue::getValue).containsExactly("2", "3", "4");
        assertThat(waiting).isEmpty();
        assertThat(columns.value(first, path("a"))).isSameAs(cell);
    }

    @Test
    void onlyTheLastMessagesAreKept() {
        List<Long> positions = new ArrayList<>();
        IntStream.rangeClosed(0, FieldCells.MAX_MESSAGES)
                .forEach(number -> positions.add(session.receive("t", "{\"a\":" + number + "}")));
        ObservableValue<String> first = columns.value(positions.getFirst(), path("a"));
        positions.forEach(position -> value(position, "a"));

        assertThat(columns.value(positions.getFirst(), path("a"))).isNotSameAs(first);
        assertThat(value(positions.getFirst(), "a")).isEqualTo("0");
    }

    @Test
    void anotherDecoderYieldsOtherValues() {
        long position = session.receive("t", "{\"a\":1}");
        assertThat(value(position, "a")).isEqualTo("1");
        decoding.choose("t", "hex");
        assertThat(value(position, "a")).isEmpty();
    }

    @Test
    void columnsAreKeptForTheirTopic() {
        session.receive("lamp", "{}");
        session.receive("door", "{}");
        selected.set(session.node("lamp"));
        columns.show(path("t"));
        columns.show(path("pos[\"x y\"]"));
        selected.set(session.node("door"));
        assertThat(shown()).isEmpty();

        columns = columns(Tasks.on(Runnable::run));
        assertThat(shown()).isEmpty();
        selected.set(session.node("lamp"));
        assertThat(shown()).containsExactly("t", "pos[\"x y\"]");

        columns.remove(path("t"));
        columns.remove(path("pos[\"x y\"]"));
        assertThat(stored).isEqualTo("[]");
        selected.set(TopicTree.NONE);
        assertThat(shown()).isEmpty();
    }

    @Test
    void whatIsDamagedOrTooMuchIsNotRestored() {
        session.receive("t", "{}");
        stored = "not JSON";
        selected.set(session.node("t"));
        assertThat(shown()).isEmpty();
        stored = "[{\"topic\":\"t\",\"columns\":[\"a\",\"[\",7,\"b\"" + ",\"c\"".repeat(20) + "]}]";
        selected.set(TopicTree.NONE);
        selected.set(session.node("t"));
        assertThat(shown()).hasSize(FieldColumns.MAX).startsWith("a", "b");
    }

    @Test
    void whyAFieldCannotBeAColumnIsSaid() {
        assertThat(columns.obstacle(path("a"))).hasValue("No topic is selected.");
        session.receive("t", "{}");
        selected.set(session.node("t"));
        assertThat(columns.obstacle(FieldPath.ROOT)).hasValue("The preview shows the whole payload.");
        assertThat(columns.obstacle(path("a"))).isEmpty();
        columns.show(path("a"));
        assertThat(columns.obstacle(path("a"))).hasValue("The history has a column for this field already.");
        IntStream.range(1, FieldColumns.MAX).forEach(number -> columns.show(path("b" + number)));
        assertThat(columns.obstacle(path("c"))).hasValue("The history has 12 columns for fields: remove one first.");
        columns.show(path("c"));
        assertThat(shown()).hasSize(FieldColumns.MAX);
    }

    @Test
    @TaskFails("task.historyColumns")
    void aFailureIsShownInTheCellsAndOtherMessagesAreRead() {
        FailingTasks failing = new FailingTasks();
        columns = columns(failing.tasks());
        failing.setFailing(true);
        long first = session.receive("t", "{\"a\":1}");
        assertThat(value(first, "a")).isEqualTo("⟨could not be read⟩");

        failing.setFailing(false);
        assertThat(value(session.receive("t", "{\"a\":2}"), "a")).isEqualTo("2");
    }
}
