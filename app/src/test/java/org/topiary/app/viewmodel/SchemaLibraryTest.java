// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.app.viewmodel.message.ValueContent;
import org.topiary.core.history.Outages;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.payload.standard.SchemaKind;
import org.topiary.payload.standard.StandardDecoders;

/** Tests when the schemas of the user are read, and what the message pane shows by them. */
final class SchemaLibraryTest {
    private static final String TOPIC = "plant/raw";
    /** The field 1 with 150. */
    private static final byte[] PAYLOAD = HexFormat.of().parseHex("089601");

    private final Path data;
    private final TestSession session = new TestSession(1 << 20);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private Decoding decoding;
    private MessageViewModel pane;
    private long now;

    SchemaLibraryTest(@TempDir Path data) {
        this.data = data;
        decoding = decoding(Tasks.on(background::add));
        pane = pane();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Decoding decoding(Tasks tasks, DecoderRule... rules) {
        SchemaLibrary library = new SchemaLibrary(folder(), tasks, () -> now, () -> {});
        return new Decoding(new Formats(StandardDecoders.ALL, library), List.of(rules), kept -> {}, Knowledge.NONE);
    }

    private Path folder() {
        return data.resolve(SchemaLibrary.FOLDER);
    }

    private MessageViewModel pane() {
        return new MessageViewModel(
                session.log, session.tree, new Outages(), decoding, Runnable::run, Tasks.on(Runnable::run));
    }

    private void use(Tasks tasks, DecoderRule... rules) {
        decoding = decoding(tasks, rules);
        pane = pane();
    }

    /** Writes a schema whose field has a name. */
    private void write(String field) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(
                folder().resolve("plant.proto"),
                "syntax = \"proto3\";\npackage plant;\nmessage Reading { uint32 " + field + " = 1; }");
    }

    private void receive() {
        session.receive(TOPIC, PAYLOAD, false, new byte[0]);
        pane.select(session.node(TOPIC));
    }

    private void tick() {
        now += SchemaLibrary.PERIOD_NANOS;
        decoding.tick();
        pane.tick(now);
    }

    /** Ticks, and runs what that started. */
    private void follow() {
        tick();
        runAll();
        tick();
    }

    private void runAll() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    private String value() {
        return pane.value().shownProperty().get().content() instanceof ValueContent.Text text
                ? text.text().text()
                : "";
    }

    /** What the menu offers for a format. */
    private SchemaKind kind(String decoder) {
        return decoding.schemas().kinds().stream()
                .filter(each -> each.decoder().equals(decoder))
                .findFirst()
                .orElseThrow();
    }

    private String note() {
        return pane.value().shownProperty().get().content().note();
    }

    private List<String> history() {
        return Objects.requireNonNull(pane.historyProperty().get()).stream()
                .map(HistoryRow::preview)
                .toList();
    }

    @Test
    void nothingIsReadWhileNoTopicHasAType() throws IOException {
        write("count");
        use(Tasks.on(background::add), new DecoderRule(TOPIC, "protobuf"));
        receive();
        tick();

        assertThat(background).isEmpty();
        assertThat(value()).startsWith("1: 150");
        assertThat(note()).isEmpty();
    }

    @Test
    void theMenuOfFormatsOffersTheTypes() throws IOException {
        write("count");
        assertThat(kind("protobuf").names()).isEmpty();
        decoding.schemas().look();
        decoding.schemas().look();
        assertThat(background).hasSize(1);
        runAll();

        assertThat(decoding.isOutOfDate()).isTrue();
        assertThat(kind("protobuf").names()).containsExactly("plant.Reading");
        assertThat(kind("protobuf").problems()).isEmpty();
        assertThat(decoding.labelOf(Decoding.choiceOf("protobuf", "plant.Reading")))
                .isEqualTo("Protobuf: plant.Reading");
        receive();
        pane.value().choiceProperty().set(Decoding.choiceOf("protobuf", "plant.Reading"));
        assertThat(value()).isEqualTo("count: 150");
        assertThat(decoding.chosen(TOPIC)).isEqualTo("protobuf:plant.Reading");
        tick();
        assertThat(decoding.isOutOfDate()).isFalse();
    }

    @Test
    void whenAFileChangesValuesAndPreviewsAreDecodedAgain() throws IOException {
        write("count");
        use(Tasks.on(background::add), new DecoderRule("plant/#", "protobuf:plant.Reading"));
        receive();
        receive();
        assertThat(value()).startsWith("1: 150");
        follow();
        assertThat(value()).isEqualTo("count: 150");
        assertThat(history()).containsExactly("count 150", "count 150");

        write("total_count");
        follow();
        assertThat(value()).isEqualTo("total_count: 150");
        assertThat(history()).containsExactly("total_count 150", "total_count 150");
        int changes = decoding.changes();
        follow();
        assertThat(decoding.changes()).as("nothing has changed").isEqualTo(changes);
    }

    @Test
    void anAvroPayloadThatNamesItsSchemaIsReadOnceThatIsThere() throws IOException {
        // The number 42 of a schema, and the long 150.
        session.receive(TOPIC, HexFormat.of().parseHex("000000002aac02"), false, new byte[0]);
        pane.select(session.node(TOPIC));
        assertThat(value()).isEmpty();
        tick();
        assertThat(background).as("the folder is looked at").hasSize(1);
        runAll();

        Files.createDirectories(folder());
        Files.writeString(
                folder().resolve("reading-42.avsc"),
                "{\"type\": \"record\", \"name\": \"plant.Reading\", \"fields\": "
                        + "[{\"name\": \"count\", \"type\": \"long\"}]}");
        follow();
        assertThat(value()).isEqualTo("count: 150");
        assertThat(history()).containsExactly("count 150");
        assertThat(kind("avro").names()).containsExactly("plant.Reading");
        assertThat(kind("protobuf").names()).isEmpty();
        assertThat(decoding.labelOf(Decoding.choiceOf("avro", "plant.Reading"))).isEqualTo("Avro: plant.Reading");
    }

    @Test
    void aBrokenAvroSchemaIsNamedAndAffectsNoOther() throws IOException {
        write("count");
        Files.writeString(folder().resolve("broken.avsc"), "{\n\"type\": \"recrod\"}");
        Files.writeString(folder().resolve("number.avsc"), "\"long\"");
        use(Tasks.on(Runnable::run), new DecoderRule(TOPIC, "avro:plant.Other"));
        receive();
        tick();

        assertThat(note())
                .isEqualTo(
                        "The schemas have no Avro type plant.Other. broken.avsc, line 2: No schema defines the type recrod.");
        assertThat(kind("avro").problems()).containsExactly("broken.avsc, line 2: No schema defines the type recrod.");
        assertThat(kind("protobuf").problems()).isEmpty();
        assertThat(kind("protobuf").names()).containsExactly("plant.Reading");
        assertThat(kind("avro").names()).containsExactly("number.avsc");
    }

    @Test
    void layoutsAreReadAndFollowedInTheSameWay() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("probe.layout"), "u8 a; u16 b");
        use(Tasks.on(background::add), new DecoderRule("plant/#", "layout:probe"));
        receive();
        assertThat(note()).isEqualTo("The layout of this payload is not known, so its bytes are shown.");
        follow();
        assertThat(value()).isEqualTo("a: 8\nb: 38401");
        assertThat(note()).isEmpty();
        assertThat(history()).containsExactly("a 8, b 38401");
        assertThat(kind("layout").names()).containsExactly("probe");

        Files.writeString(folder().resolve("probe.layout"), "u8 first; u16 b");
        follow();
        assertThat(value()).isEqualTo("first: 8\nb: 38401");
        Files.writeString(folder().resolve("probe.layout"), "u8 first; u9 b");
        follow();
        assertThat(note()).startsWith("There is no layout probe. probe.layout, line 1, column 11: A type");
        assertThat(kind("layout").problems()).hasSize(1);
    }

    @Test
    void aLayoutThatAConnectionBringsIsThereUnlessTheUserHasOne() throws IOException {
        use(Tasks.on(background::add), new DecoderRule("plant/#", "layout:probe"));
        decoding.schemas().bring("probe", "u24 brought");
        receive();
        follow();
        assertThat(value()).isEqualTo("brought: 562689");
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("probe.layout"), "u24 own");
        follow();
        assertThat(value()).isEqualTo("own: 562689");
        decoding.schemas().bring("broken", "u8");
        decoding.schemas().bring("other", "u8 a");
        assertThat(kind("layout").problems()).hasSize(1);
        assertThat(kind("layout").names()).containsExactly("other", "probe");
    }

    @Test
    @TaskFails("task.schemas")
    void whenReadingFailsTheReasonIsThatOfALayoutToo() {
        FailingTasks tasks = new FailingTasks();
        use(tasks.tasks(), new DecoderRule(TOPIC, "layout:probe"));
        tasks.setFailing(true);
        receive();
        tick();
        assertThat(note()).isEqualTo("The schemas could not be read: not enough memory.");
    }

    @Test
    void filesAreComparedEveryFewSecondsAtMost() throws IOException {
        write("count");
        use(Tasks.on(background::add), new DecoderRule(TOPIC, "protobuf:plant.Reading"));
        decoding.tick();
        runAll();
        now += SchemaLibrary.PERIOD_NANOS - 1;
        decoding.tick();
        assertThat(background).isEmpty();
        now++;
        decoding.tick();
        assertThat(background).hasSize(1);
    }

    @Test
    void differencesAreThoseOfTheType() throws IOException {
        write("count");
        use(Tasks.on(Runnable::run), new DecoderRule(TOPIC, "protobuf:plant.Reading"));
        session.receive(TOPIC, HexFormat.of().parseHex("089501"), false, new byte[0]);
        receive();
        tick();
        pane.value().compareLines(true);
        pane.value().differenceProperty().set(true);

        assertThat(value()).contains("count: 149").contains("count: 150");
    }

    @Test
    void aTypeThatIsMissingIsNamedWithWhatMayBeWhy() throws IOException {
        write("3");
        use(Tasks.on(Runnable::run), new DecoderRule(TOPIC, "protobuf:plant.Reading"));
        receive();
        tick();

        assertThat(value()).startsWith("1: 150");
        assertThat(note())
                .startsWith("The schemas have no message type plant.Reading. plant.proto, line 3: A name is expected");
        assertThat(kind("protobuf").problems())
                .singleElement()
                .asString()
                .startsWith("plant.proto, line 3: A name is expected");
    }

    @Test
    void withoutAFolderThereAreNoTypes() {
        use(Tasks.on(Runnable::run), new DecoderRule(TOPIC, "protobuf:plant.Reading"));
        receive();
        tick();

        assertThat(value()).startsWith("1: 150");
        assertThat(note()).isEqualTo("The schemas have no message type plant.Reading.");
        assertThat(kind("protobuf").names()).isEmpty();
        assertThat(kind("protobuf").problems()).isEmpty();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsAProblem() throws IOException {
        Files.writeString(folder(), "");
        decoding.schemas().look();
        runAll();
        assertThat(kind("protobuf").problems()).singleElement().asString().startsWith("This cannot be read: ");
        assertThat(kind("avro").problems()).as("said once").isEmpty();
        assertThat(kind("layout").problems()).isEmpty();
    }

    @Test
    @TaskFails("task.schemas")
    void whenReadingFailsTheReasonIsShownUntilItWorksAgain() throws IOException {
        write("count");
        FailingTasks tasks = new FailingTasks();
        use(tasks.tasks(), new DecoderRule(TOPIC, "protobuf:plant.Reading"));
        tasks.setFailing(true);
        receive();
        tick();
        assertThat(value()).startsWith("1: 150");
        assertThat(note()).isEqualTo("The schemas could not be read: not enough memory.");
        assertThat(decoding.schemas().problems()).containsExactly("The schemas could not be read: not enough memory.");
        int changes = decoding.changes();
        tick();
        assertThat(decoding.changes()).as("the same reason").isEqualTo(changes);

        tasks.setFailing(false);
        tick();
        tick();
        assertThat(value()).isEqualTo("count: 150");
        assertThat(note()).isEmpty();
    }
}
