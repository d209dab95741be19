// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.message.MessageStage.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.IntegrationTest;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.Formats;
import org.topiary.app.viewmodel.Knowledge;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.app.viewmodel.UserCommands;
import org.topiary.app.viewmodel.UserJars;
import org.topiary.app.viewmodel.message.ValueContent;
import org.topiary.payload.command.CommandRunner;
import org.topiary.payload.command.UserCommand;
import org.topiary.payload.extension.PayloadDecoder;
import org.topiary.payload.jar.JarFolder;
import org.topiary.payload.jar.JarSwitch;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.testkit.UserJar;

/** Tests the message types in the menu of formats. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class DecoderPickerTest {
    @TempDir
    private Path schemas;

    private MessageStage pane;
    private volatile List<UserCommand> commands = List.of();
    private volatile List<JarSwitch> jars = List.of();

    @BeforeEach
    void open() throws TimeoutException {
        SchemaLibrary library = new SchemaLibrary(schemas, Tasks.on(Runnable::run), () -> 0, () -> {});
        pane = new MessageStage(new Decoding(
                new Formats(
                        StandardDecoders.ALL,
                        library,
                        new UserCommands(() -> commands, new CommandRunner(Map.of(), schemas)),
                        new UserJars(schemas.resolve("decoders"), () -> jars, Tasks.on(Runnable::run))),
                List.of(),
                rules -> {},
                Knowledge.NONE));
        pane.session.receive("t", new byte[] {8, 1}, false, new byte[0]);
        pane.select("t");
    }

    @AfterEach
    void close() {
        pane.close();
    }

    /** Writes messages named T000, T001 and so on. */
    private void write(int messages) throws IOException {
        StringBuilder file = new StringBuilder("syntax = \"proto3\";\n");
        for (int i = 0; i < messages; i++) {
            file.append("message T%03d { uint32 a = 1; }\n".formatted(i));
        }
        Files.writeString(schemas.resolve("types.proto"), file);
    }

    private List<MenuItem> openTypes() {
        return openTypes("protobuf");
    }

    /** Opens the menu and returns the items of the one with the types or layouts for a format. */
    private List<MenuItem> openTypes(String decoder) {
        return fx(() -> {
            picker().show();
            List<MenuItem> items = picker().getItems().stream()
                    .filter(item -> ("message-decoder-types-" + decoder).equals(item.getId()))
                    .flatMap(item -> ((Menu) item).getItems().stream())
                    .toList();
            picker().hide();
            return items;
        });
    }

    private MenuButton picker() {
        return (MenuButton) pane.lookup("#message-decoders");
    }

    private static List<String> texts(List<MenuItem> items) {
        return items.stream()
                .map(item -> ((Labeled) item.getGraphic()).getText())
                .toList();
    }

    @Test
    void withoutSchemasThereIsNoMenuOfTypes() {
        assertThat(openTypes()).isEmpty();
    }

    @Test
    void theChosenTypeIsMarkedAndNamed() throws IOException {
        write(3);
        List<MenuItem> items = openTypes();
        assertThat(texts(items)).containsExactly("T000", "T001", "T002");
        fx(items.get(1)::fire);

        assertThat(fx(() -> picker().getText())).isEqualTo("Protobuf: T001");
        assertThat(openTypes())
                .extracting(item -> item instanceof RadioMenuItem radio && radio.isSelected())
                .containsExactly(false, true, false);
    }

    @Test
    void avroTypesHaveAMenuOfTheirOwn() throws IOException {
        write(1);
        Files.writeString(
                schemas.resolve("reading.avsc"), "{\"type\": \"record\", \"name\": \"plant.Reading\", \"fields\": []}");
        List<MenuItem> items = openTypes("avro");
        assertThat(texts(items)).containsExactly("plant.Reading");
        fx(items.getFirst()::fire);
        assertThat(fx(() -> picker().getText())).isEqualTo("Avro: plant.Reading");
    }

    @Test
    void layoutsAreInAMenuOfTheirOwnWithTheirMistakes() throws IOException {
        assertThat(openTypes("layout")).isEmpty();
        write(1);
        Files.writeString(schemas.resolve("probe.layout"), "u8 a; u8 b");
        Files.writeString(schemas.resolve("wrong.layout"), "u8");
        List<MenuItem> items = openTypes("layout");
        assertThat(texts(items))
                .containsExactly(
                        "probe",
                        "wrong.layout, line 1, column 3: A name that begins with a letter, or is in quotes, is expected"
                                + " before the end of the line.");
        assertThat(items.getLast().isDisable()).isTrue();
        assertThat(texts(openTypes())).containsExactly("T000");
        assertThat(GuideTopic.of(picker())).contains(GuideTopic.FORMATS);
        fx(items.getFirst()::fire);
        assertThat(fx(() -> picker().getText())).isEqualTo("Layout: probe");
        assertThat(GuideTopic.of(picker())).contains(GuideTopic.LAYOUTS);
        fx(openTypes().getFirst()::fire);
        assertThat(GuideTopic.of(picker())).contains(GuideTopic.SCHEMAS);
    }

    @Test
    void manyTypesAreInMenusOfFifty() throws IOException {
        write(101);
        List<MenuItem> parts = openTypes();
        assertThat(texts(parts)).containsExactly("T000 – T049", "T050 – T099", "T100 – T100");
        assertThat(texts(((Menu) parts.get(1)).getItems())).hasSize(50).contains("T050", "T099");
        fx(((Menu) parts.get(2)).getItems().getFirst()::fire);
        assertThat(fx(() -> picker().getText())).isEqualTo("Protobuf: T100");
    }

    @Test
    void filesThatCannotBeReadAreNamedBelowTheTypes() throws IOException {
        write(1);
        Files.writeString(schemas.resolve("broken.proto"), "syntax = \"proto3\";\nmassage Other {}");
        List<MenuItem> items = openTypes();
        assertThat(texts(items)).containsExactly("T000", "broken.proto, line 2: No statement begins with \"massage\".");
        assertThat(items.getLast().isDisable()).isTrue();
    }

    @Test
    void aCommandOfTheUserCanBeChosenAndAnUnknownOneIsNamed() {
        assertThat(openTypes("command")).isEmpty();
        commands = List.of(new UserCommand("mine", schemas.resolve("no-program").toString(), List.of(), 1));
        List<MenuItem> items = openTypes("command");
        assertThat(texts(items)).containsExactly("mine");
        fx(items.getFirst()::fire);

        assertThat(pane.model.value().choiceProperty().get()).isEqualTo("command:mine");
        assertThat(fx(() -> picker().getText())).isEqualTo("Command: mine");
        assertThat(note()).startsWith("The command mine could not be started: ");
        commands = List.of();
        pane.tick();
        assertThat(note())
                .isEqualTo("The command mine is not defined here: add it in the settings."
                        + " The payload is shown as usual.");
    }

    @Test
    void aDecoderOfAJarCanBeChosen() throws IOException {
        assertThat(openTypes("jar")).isEmpty();
        Path jar = Files.createDirectory(schemas.resolve("decoders")).resolve("a.jar");
        new UserJar(PayloadDecoder.class).provider("mine.Mine", """
                        package mine;
                        public class Mine implements org.topiary.payload.extension.PayloadDecoder {
                            public String name() { return "mine"; }
                            public byte[] decode(byte[] payload, String topic, String contentType) {
                                return new byte[] {'o', 'k'};
                            }
                        }
                        """).write(jar);
        jars = List.of(new JarSwitch("a.jar", JarFolder.sha256(Files.readAllBytes(jar)), true));
        List<MenuItem> items = openTypes("jar");
        assertThat(texts(items)).containsExactly("mine");
        fx(items.getFirst()::fire);

        assertThat(fx(() -> picker().getText())).isEqualTo("Jar: mine");
        assertThat(fx(() -> pane.model.value().shownProperty().get().content() instanceof ValueContent.Text text
                        ? text.text().text()
                        : ""))
                .isEqualTo("ok");
    }

    private String note() {
        return fx(() -> pane.model.value().shownProperty().get().content().note());
    }
}
