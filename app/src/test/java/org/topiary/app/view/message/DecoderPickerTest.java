// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.message.MessageStage.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.Formats;
import org.topiary.app.viewmodel.Knowledge;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.payload.standard.StandardDecoders;

/** Tests the message types in the menu of formats. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class DecoderPickerTest {
    @TempDir
    private Path schemas;

    private MessageStage pane;

    @BeforeEach
    void open() throws TimeoutException {
        SchemaLibrary library = new SchemaLibrary(schemas, Tasks.on(Runnable::run), () -> 0, () -> {});
        pane = new MessageStage(
                new Decoding(new Formats(StandardDecoders.ALL, library), List.of(), rules -> {}, Knowledge.NONE));
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

    /** Opens the menu and returns the items of the one of the message types. */
    private List<MenuItem> openTypes() {
        return fx(() -> {
            picker().show();
            List<MenuItem> items = picker().getItems().stream()
                    .filter(each -> "message-decoder-types".equals(each.getId()))
                    .flatMap(each -> ((Menu) each).getItems().stream())
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
}
