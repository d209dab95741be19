// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.message.fields.FieldRows;
import org.topiary.app.viewmodel.message.fields.FieldsViewModel;
import org.topiary.app.viewmodel.message.fields.ShownFields;
import org.topiary.app.viewmodel.message.fields.ValueForm;

/** Tests values as a tree and as bytes, and the selected field. */
final class FieldsTest {
    private MessagePane pane = new MessagePane();

    @AfterEach
    void close() {
        pane.close();
    }

    private ValueForm form() {
        return pane.shown().form().form();
    }

    private void showAs(ValueForm form) {
        pane.model.value().showAs(form);
    }

    private FieldsViewModel fields() {
        return pane.model.value().fields();
    }

    private ShownFields shown() {
        return Objects.requireNonNull(fields().shownProperty().get());
    }

    private FieldRows rows() {
        return shown().rows();
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < rows().size(); i++) {
            labels.add(rows().get(i).label() + "=" + rows().get(i).text());
        }
        return labels;
    }

    private String selected() {
        return Objects.requireNonNull(shown().selected()).path().toString();
    }

    @Test
    void theFormIsKeptForItsFormat() {
        pane.receive("json", "{\"a\":1}");
        pane.receive("json2", "[2]");
        pane.receive("text", "on");
        pane.session.receive("bytes", new byte[] {0, 1}, false, new byte[0]);
        pane.select("json");
        assertThat(form()).isEqualTo(ValueForm.TEXT);
        showAs(ValueForm.TREE);

        assertThat(labels()).containsExactly("a=1");
        pane.select("text");
        assertThat(form()).isEqualTo(ValueForm.TEXT);
        assertThat(pane.text()).isEqualTo("on");
        assertThat(pane.model.value().formObstacle(ValueForm.TREE)).contains("This value has no fields.");
        pane.select("bytes");
        assertThat(form()).isEqualTo(ValueForm.HEX);
        assertThat(pane.model.value().formObstacle(ValueForm.TEXT)).contains("This value is no text.");
        pane.select("json2");
        assertThat(labels()).containsExactly("[0]=2");
        showAs(ValueForm.HEX);
        assertThat(((ValueContent.Lines) pane.content()).line().apply(0)).contains("5b 32 5d");
        showAs(ValueForm.TEXT);
        assertThat(pane.text()).isEqualTo("[\n  2\n]");
    }

    @Test
    void openFieldsAndTheSelectionStayWhileMessagesArrive() {
        pane.receive("t", "{\"a\":{\"x\":1},\"b\":{\"y\":2}}");
        pane.select("t");
        showAs(ValueForm.TREE);
        fields().toggle(rows().get(0));
        fields().select(rows().get(2));
        assertThat(labels()).containsExactly("a=1 field", "b=1 field", "y=2");
        assertThat(selected()).isEqualTo("b.y");

        pane.receive("t", "{\"new\":0,\"a\":{\"x\":1},\"b\":{\"y\":3}}");
        pane.tick();

        assertThat(labels()).containsExactly("new=0", "a=1 field", "b=1 field", "y=3");
        assertThat(selected()).isEqualTo("b.y");
        assertThat(rows().get(3).formerText()).isEqualTo("← 2");
        pane.receive("t", "{}");
        pane.tick();
        assertThat(shown().selected()).isNull();
        pane.receive("t", "{\"b\":{\"y\":4}}");
        pane.tick();
        assertThat(selected()).isEqualTo("b.y");
    }

    @Test
    void aByteSelectsTheInnermostFieldAndOpensWhatItIsIn() {
        pane.receive("t", "{\"a\":{\"x\":[10,20]}}");
        pane.select("t");
        showAs(ValueForm.TREE);
        fields().toggle(rows().get(0));
        assertThat(labels()).containsExactly("a=1 field");
        showAs(ValueForm.HEX);
        fields().selectAt("{\"a\":{\"x\":[10,2".length() - 1);

        assertThat(selected()).isEqualTo("a.x[1]");
        fields().moveCaret(-1);
        assertThat(selected()).isEqualTo("a.x");
        showAs(ValueForm.TREE);
        assertThat(labels()).containsExactly("a=1 field", "x=2 elements", "[0]=10", "[1]=20");
        assertThat(selected()).isEqualTo("a.x");
    }

    @Test
    void theBytesOfWhatWasUnpackedAreThoseOfItsFields() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"t\":21.50}".getBytes(UTF_8));
        }
        pane.session.receive("t", packed.toByteArray(), false, new byte[0]);
        pane.select("t");
        showAs(ValueForm.HEX);

        assertThat(pane.content().note()).isEqualTo("These are the 11 B that gzip contained.");
        fields().selectAt(6);
        assertThat(selected()).isEqualTo("t");
        assertThat(shown().tree().outer()).isEqualTo("gzip");
    }

    @Test
    void fieldsAreCopiedExactlyAsSentAndAsJson() {
        pane.receive("t", "{\"n\":[21.50,12345678901234567890,\"caf\\u00e9\"]}");
        pane.select("t");
        showAs(ValueForm.TREE);
        List<String> copied = new ArrayList<>();
        fields().select(rows().get(0));
        fields().copyJson(copied::add);
        fields().select(rows().get(3));
        fields().copyText(copied::add);

        assertThat(copied).containsExactly("[21.50,12345678901234567890,\"café\"]", "\"caf\\u00e9\"");
    }

    @Test
    void whatIsOpenedWhileAMessageIsReadIsOpenInIt() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        pane.close();
        pane = new MessagePane(Tasks.on(waiting::add));
        pane.receive("t", "{\"a\":{\"x\":1}}");
        pane.select("t");
        run(waiting);
        showAs(ValueForm.TREE);
        run(waiting);
        pane.receive("t", "{\"a\":{\"x\":2}}");
        pane.tick();
        fields().toggle(rows().get(0));
        run(waiting);

        assertThat(labels()).containsExactly("a=1 field");
    }

    @Test
    @TaskFails({"task.readFields", "task.copyField"})
    void aTreeThatCannotBeReadSaysSoAndTheNextOneIsShown() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        boolean[] refuses = {false};
        pane.close();
        pane = new MessagePane(Tasks.on(task -> {
            if (refuses[0]) {
                throw new RejectedExecutionException("of the test");
            }
            waiting.add(task);
        }));
        pane.receive("t", "{\"a\":{\"x\":1}}");
        pane.select("t");
        run(waiting);
        showAs(ValueForm.TREE);
        run(waiting);
        refuses[0] = true;
        fields().toggle(rows().get(0));
        run(waiting);

        assertThat(fields().problemProperty().get()).startsWith("Cannot read the fields: ");
        assertThat(labels()).containsExactly("a=1 field", "x=1");
        fields().select(rows().get(1));
        fields().copyText(text -> {});
        assertThat(fields().problemProperty().get()).startsWith("Cannot copy the value: ");
        refuses[0] = false;
        pane.receive("t", "{\"a\":{\"x\":2}}");
        pane.tick();
        run(waiting);
        assertThat(fields().problemProperty().get()).isEmpty();
        assertThat(labels()).containsExactly("a=1 field");
    }

    private static void run(Queue<Runnable> waiting) {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
