// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.RecordedProgress;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.mqtt.receive.MessageProperties;

final class MessageExportTest {
    @TempDir
    private Path folder;

    private final TestSession session = new TestSession(1 << 20);
    private final MessageExport export = export(Tasks.on(Runnable::run));

    private static final Cancel NEVER = new Cancel() {
        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void onCancel(Runnable action) {}
    };

    @AfterEach
    void close() {
        session.close();
    }

    private MessageExport export(Tasks tasks) {
        return new MessageExport(session.log, session.tree, Decoding.standard(), Runnable::run, tasks);
    }

    private String written(MessageFormat format, long... newestFirst) throws IOException {
        Path file = folder.resolve("out");
        export.write(format, newestFirst, file);
        return Files.readString(file);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aTableReportsHowFarItIsAlsoInsideALargeMessage() throws IOException {
        String large = "{\"list\":[" + "1,".repeat(100_000) + "1]}";
        long[] newestFirst = {session.receive("a", large), session.receive("b", large)};
        RecordedProgress progress = new RecordedProgress();
        MessageReader reader = new MessageReader(session.log, session.tree, Decoding.standard(), newestFirst);

        new MessageTable(reader).write(OutputStream.nullOutputStream(), progress, NEVER);

        assertThat(progress.shares())
                .isSorted()
                .contains(0.0, 0.25, 0.5, 0.75)
                .hasSizeGreaterThan(4)
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
    }

    @Test
    void jsonLinesHaveAllThatIsKnownOfAMessageTheOldestFirst() throws IOException {
        MessageProperties properties = new MessageProperties(
                1,
                60,
                "text/plain",
                "reply",
                new byte[] {1, 2},
                List.of(new MessageProperties.UserProperty("a", "\"b\"")),
                List.of(2, 7),
                false);
        long first = session.receive("home/lamp", "on\n".getBytes(UTF_8), true, properties.encode());
        long second = session.receive("home/cam", new byte[] {(byte) 0xff, 0}, false, new byte[0]);

        assertThat(written(MessageFormat.JSON_LINES, second, first))
                .isEqualTo("{\"time\":\"2023-11-14T22:13:21Z\",\"topic\":\"home/lamp\",\"qos\":1,\"retained\":true,"
                        + "\"payload\":\"on\\n\",\"properties\":{\"payload_format\":1,\"message_expiry\":60,"
                        + "\"content_type\":\"text/plain\",\"response_topic\":\"reply\",\"correlation_base64\":\"AQI=\","
                        + "\"user_properties\":[{\"name\":\"a\",\"value\":\"\\\"b\\\"\"}],"
                        + "\"subscription_identifiers\":[2,7]}}\n"
                        + "{\"time\":\"2023-11-14T22:13:22Z\",\"topic\":\"home/cam\",\"qos\":1,\"retained\":false,"
                        + "\"payload_base64\":\"/wA=\"}\n");
        assertThat(export.outcomeProperty().get()).isEqualTo("Wrote 2 messages.");
    }

    @Test
    void aFileOfNoMessageHasNoLine() throws IOException {
        assertThat(written(MessageFormat.JSON_LINES)).isEmpty();
    }

    @Test
    void fieldsAreColumnsOfCsv() throws IOException {
        long a = session.receive("t", "{\"x\":1.50,\"o\":{\"y\":true}}");
        long b = session.receive("t", "{\"x\":2,\"z\":\"=a,b\"}");
        long c = session.receive("t", "plain");

        assertThat(written(MessageFormat.CSV, c, b, a)).isEqualTo("""
                        Time,Topic,QoS,Retained,x,o.y,z,Value\r
                        2023-11-14T22:13:21Z,t,1,false,1.50,true,,\r
                        2023-11-14T22:13:22Z,t,1,false,2,,"'=a,b",\r
                        2023-11-14T22:13:23Z,t,1,false,,,,plain\r
                        """);
    }

    @Test
    void fieldsBeyondTheLimitAreLeftOutAndThatIsSaid() throws IOException {
        StringBuilder json = new StringBuilder("{\"f0\":0");
        for (int i = 1; i <= MessageTable.MAX_COLUMNS; i++) {
            json.append(",\"f").append(i).append("\":").append(i);
        }
        long wide = session.receive("t", json.append('}').toString());

        assertThat(written(MessageFormat.CSV, wide).lines().findFirst().orElseThrow())
                .endsWith(",f199");
        assertThat(export.outcomeProperty().get())
                .isEqualTo("Wrote one message. Only the first 200 fields are columns; the others are left out.");
    }

    @Test
    void eachPayloadIsAFileAndNoFileIsOverwritten() throws IOException {
        long a = session.receive("home/lamp", "{\"on\":true}");
        long b = session.receive("home/cam", new byte[] {1, 0, (byte) 0xff}, false, new byte[0]);
        export.write(MessageFormat.RAW, new long[] {b, a}, folder);
        export.write(MessageFormat.RAW, new long[] {a}, folder);

        assertThat(files())
                .containsExactly(
                        "2023-11-14T221321Z_home_lamp-2.json",
                        "2023-11-14T221321Z_home_lamp.json",
                        "2023-11-14T221322Z_home_cam.bin");
        assertThat(Files.readAllBytes(folder.resolve("2023-11-14T221322Z_home_cam.bin")))
                .containsExactly(1, 0, 0xff);
    }

    @Test
    void aTopicCannotLeaveTheFolder() throws IOException {
        long a = session.receive("../../etc/passwd", "x");
        long b = session.receive("/\u202e\u0000", "x");
        export.write(MessageFormat.RAW, new long[] {b, a}, folder);

        assertThat(files()).containsExactly("2023-11-14T221321Z_message.txt", "2023-11-14T221322Z_message.txt");
    }

    @Test
    void messagesThatHaveLeftTheHistoryAreCounted() throws IOException {
        long[] all = LongStream.range(0, 3_000)
                .map(i -> session.receive("t", "y".repeat(1_000)))
                .toArray();
        long first = session.log.first();
        int gone = (int) LongStream.of(all).filter(each -> each < first).count();
        assertThat(gone).isPositive();

        Path file = folder.resolve("out");
        export.write(
                MessageFormat.JSON_LINES,
                LongStream.of(all).map(i -> -i).sorted().map(i -> -i).toArray(),
                file);
        assertThat(Files.readAllLines(file)).hasSize(3_000 - gone);
        assertThat(export.outcomeProperty().get().replaceAll("[,.]", ""))
                .isEqualTo("Wrote %d messages %d messages are left out because they have left the history"
                        .formatted(3_000 - gone, gone));
    }

    @Test
    void aClosedSessionEndsTheExportAndLeavesTheFileAsItWas() throws IOException {
        long a = session.receive("t", "x");
        Path file = Files.writeString(folder.resolve("old"), "old");
        Queue<Runnable> background = new ArrayDeque<>();
        Tasks tasks = Tasks.on(background::add);
        export(tasks).write(MessageFormat.JSON_LINES, new long[] {a}, file);
        tasks.close();
        background.forEach(Runnable::run);

        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(files()).containsExactly("old");
    }

    @Test
    @TaskFails("task.exportHistory")
    void aFailureIsShownAndLeavesTheFileAsItWas() throws IOException {
        long a = session.receive("t", "x");
        Path file = Files.writeString(folder.resolve("old"), "old");
        FailingTasks failing = new FailingTasks();
        MessageExport other = export(failing.tasks());
        failing.setFailing(true);
        other.write(MessageFormat.CSV, new long[] {a}, file);

        assertThat(other.outcomeProperty().get())
                .startsWith("The export to ")
                .endsWith("old failed: not enough memory.");
        assertThat(Files.readString(file)).isEqualTo("old");
    }
}
