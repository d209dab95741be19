// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.Formats;
import org.topiary.app.viewmodel.Knowledge;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.app.viewmodel.message.ValueContent;
import org.topiary.core.history.Outages;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.payload.standard.StandardDecoders;

/** Tests that decoding rules, and the schemas that they need, go with an exported connection, and programs do not. */
final class RulesExchangeTest {
    private static final List<DecoderRule> RULES = List.of(
            new DecoderRule("t/layout", "layout:devices/probe"),
            new DecoderRule("t/protobuf", "protobuf:plant.Reading"),
            new DecoderRule("t/set", "protobuf:Compiled"),
            new DecoderRule("t/avro", "avro:plant.Sample"),
            new DecoderRule("t/command", "command:mine"),
            new DecoderRule("t/jar", "jar:mine"),
            new DecoderRule("t/#", "hex"));

    /** A file compiled.proto with a message Compiled, which has a field uint32 count = 1. */
    private static final byte[] SET = HexFormat.of()
            .parseHex("0a330a0e636f6d70696c65642e70726f746f22190a08436f6d70696c6564120d0a05636f756e7418012001280d"
                    + "620670726f746f33");

    private static final List<String> NEEDED = List.of(
            "compiled.desc",
            "devices/probe.layout",
            "more.proto",
            "plant/reading.proto",
            "plant/unit.proto",
            "sample.avsc",
            "unit.avsc");

    @TempDir
    private Path folder;

    private Path schemas(String program) {
        return folder.resolve(program).resolve(SchemaLibrary.FOLDER);
    }

    private void write(String name, String content) throws IOException {
        Path file = schemas("from").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void writeSchemas() throws IOException {
        write("devices/probe.layout", "u8 level \"%\"\n");
        write("devices/other.layout", "u8 other\n");
        write("plant/reading.proto", """
                syntax = "proto2"; package plant; import "unit.proto";
                message Reading { optional Unit unit = 1; extensions 100 to 200; }
                """);
        write("plant/unit.proto", "syntax = \"proto2\"; package plant; message Unit { optional uint32 size = 1; }");
        write("more.proto", """
                syntax = "proto2"; import "plant/reading.proto"; extend plant.Reading { optional uint32 extra = 100; }
                """);
        write("secret.proto", "syntax = \"proto3\"; message Secret { uint32 hush = 1; }");
        write("sample.avsc", """
                {"type":"record","name":"plant.Sample","fields":[{"name":"unit","type":"plant.AvroUnit"}]}
                """);
        write("unit.avsc", """
                {"type":"record","name":"plant.AvroUnit","fields":[{"name":"depth","type":"int"}]}
                """);
        write("other.avsc", "{\"type\":\"enum\",\"name\":\"plant.Other\",\"symbols\":[\"A\"]}");
        Files.write(schemas("from").resolve("compiled.desc"), SET);
    }

    private static ConnectionProfile profile(List<DecoderRule> rules) {
        return ConnectionProfile.of("my-id", "plant", new BrokerAddress(Transport.TCP, "plant.example", 1883, ""))
                .toBuilder()
                .decoders(rules)
                .build();
    }

    /** A message as the value shows it, with the note below it. */
    private String shown(String program, List<DecoderRule> rules, String topic, String hex) {
        SchemaLibrary library =
                new SchemaLibrary(schemas(program), Tasks.on(Runnable::run), System::nanoTime, () -> {});
        library.look();
        Decoding decoding = new Decoding(new Formats(StandardDecoders.ALL, library), rules, kept -> {}, Knowledge.NONE);
        try (TestSession session = new TestSession(1 << 20)) {
            MessageViewModel pane = new MessageViewModel(
                    session.log, session.tree, new Outages(), decoding, Runnable::run, Tasks.on(Runnable::run));
            session.receive(topic, HexFormat.of().parseHex(hex), false, new byte[0]);
            pane.select(session.node(topic));
            ValueContent content = pane.value().shownProperty().get().content();
            return (content instanceof ValueContent.Text text ? text.text().text() : "") + "|" + content.note();
        }
    }

    private List<String> saved(String program) throws IOException {
        try (Stream<Path> files = Files.walk(schemas(program))) {
            return files.filter(Files::isRegularFile)
                    .map(each -> schemas(program).relativize(each).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertSame(List<DecoderRule> rules, String topic, String hex, String expected) {
        assertThat(shown("from", RULES, topic, hex))
                .isEqualTo(shown("to", rules, topic, hex))
                .contains(expected);
    }

    private void assertImported() throws IOException {
        try (ExchangeProgram program = new ExchangeProgram(folder, "to")) {
            program.exchange.importFile(folder.resolve("exported.topiary.json"));
            if (program.imported().choices().isEmpty()) {
                program.imported().passwordProperty().set(ExchangeProgram.SEAL);
                program.imported().submit();
            }
            assertThat(program.imported().notCarried()).isEmpty();
            assertThat(program.imported().choices().getFirst().notes())
                    .containsExactly("Brings 7 schemas for its payloads: “compiled.desc”, “devices/probe.layout”,"
                            + " “more.proto” and 4 more. Files of yours are not replaced.");
            program.take();
            List<DecoderRule> rules = program.only().decoders();
            assertThat(rules).isEqualTo(RULES);
            assertThat(saved("to")).isEqualTo(NEEDED);
            assertSame(rules, "t/layout", "2a", "level: 42 %");
            assertSame(rules, "t/protobuf", "0a0208" + "07" + "a00605", "size: 7");
            assertSame(rules, "t/protobuf", "0a0208" + "07" + "a00605", "extra");
            assertSame(rules, "t/set", "0805", "count: 5");
            assertSame(rules, "t/avro", "0e", "depth: 7");
            assertSame(rules, "t/else", "2a", "|");
            assertSame(rules, "t/command", "32", "2|The command mine is not defined here: add it in the settings.");
            assertSame(rules, "t/jar", "32", "2|No decoder jar that is switched on has the decoder mine:");
        }
        try (Stream<Path> files = Files.list(folder.resolve("to"))) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .as("no commands, no jars")
                    .containsExactlyInAnyOrder("profiles.json", SchemaLibrary.FOLDER);
        }
    }

    @Test
    void aPlainExportCarriesRulesAndWhatTheyNeed() throws IOException {
        writeSchemas();
        Path file = folder.resolve("exported.topiary.json");
        try (ExchangeProgram program = new ExchangeProgram(folder, "from")) {
            program.store.put(profile(RULES));
            program.exported().write(file);
        }
        assertThat(read(file)).contains("uint32 size = 1").doesNotContain("hush", "other.layout", "plant.Other");
        assertImported();
    }

    @Test
    void aSealedExportCarriesThemToo() throws IOException {
        writeSchemas();
        try (ExchangeProgram program = new ExchangeProgram(folder, "from")) {
            program.store.put(profile(RULES));
            program.exportSealed(folder.resolve("exported.topiary.json"));
        }
        assertImported();
    }

    @Test
    void aSchemaOfTheUserStaysAndTheImportSaysSo() throws IOException {
        writeSchemas();
        Path file = folder.resolve("exported.topiary.json");
        try (ExchangeProgram program = new ExchangeProgram(folder, "from")) {
            program.store.put(profile(List.of(new DecoderRule("t", "layout:devices/probe"))));
            program.exported().write(file);
        }
        Path own = schemas("to").resolve("devices/probe.layout");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "u8 mine\n");
        try (ExchangeProgram program = new ExchangeProgram(folder, "to")) {
            program.exchange.importFile(file);
            assertThat(program.imported().notCarried())
                    .containsExactly("plant: you have another schema “devices/probe.layout”, which stays as it is.");
            program.take();
        }
        assertThat(own).hasContent("u8 mine");
    }

    @Test
    void aSchemaOutsideTheFolderIsLeftOut() throws IOException {
        String name = "../outside.proto";
        try (ExchangeProgram program = new ExchangeProgram(folder, "to")) {
            program.exchange.importText("""
                    {"format":"topiary-connections","version":1,"connections":[{"name":"a","address":"mqtt://h",
                      "schemas":[{"file":"%s","text":"x"},{"file":"good.layout","text":"u8 a"}]}]}
                    """.formatted(name));
            assertThat(program.imported().notCarried())
                    .containsExactly("a: the schema “../outside.proto” is left out: only schemas inside the folder of"
                            + " schemas are imported.");
            program.take();
        }
        assertThat(saved("to")).containsExactly("good.layout");
        assertThat(folder.resolve("to").resolve("outside.proto")).doesNotExist();
    }

    @Test
    void nothingIsImportedIfASchemaCannotBeSaved() throws IOException {
        Files.createDirectories(folder.resolve("to"));
        Files.write(schemas("to"), "a file where the folder would be".getBytes(UTF_8));
        try (ExchangeProgram program = new ExchangeProgram(folder, "to")) {
            program.exchange.importText("""
                    {"format":"topiary-connections","version":1,"connections":[{"name":"a","address":"mqtt://h",
                      "schemas":[{"file":"good.layout","text":"u8 a"}]}]}
                    """);
            program.imported().submit();
            assertThat(program.imported().problemProperty().get()).startsWith("The schemas could not be saved: ");
            assertThat(program.store.profiles()).isEmpty();
        }
    }
}
