// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.message.fields.ChangeRow;
import org.topiary.app.viewmodel.message.fields.FieldRow;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.payload.fields.FieldPlace;

/** Tests values as a tree of fields and as bytes, through the real window. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class ValueFormsStoryTest {
    @TempDir
    private Path dataDir;

    private EmbeddedBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = EmbeddedBroker.start();
        explorer = Explorer.open(dataDir);
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
    }

    @AfterEach
    void end() {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        InBackground.close(broker);
    }

    /** The names, values and former values of the rows. */
    private List<String> rows() {
        return Explorer.onFx(() -> explorer.lookup("#fields").queryListView().getItems().stream()
                .map(FieldRow.class::cast)
                .map(row -> row.label() + ": " + row.text() + " " + row.formerText())
                .map(String::strip)
                .toList());
    }

    private void waitForRows(String... rows) {
        explorer.waitFor("the fields " + List.of(rows), () -> rows().equals(List.of(rows)));
    }

    private boolean isChosen(String form) {
        return Explorer.onFx(() -> explorer.lookup("#message-form-" + form)
                .queryAs(ToggleButton.class)
                .isSelected());
    }

    /** The path of the selected field; empty if none is selected. */
    private String path() {
        return Explorer.onFx(() -> {
            FieldPlace place = explorer.model().message().value().fields().selected();
            return place == null ? "" : place.path().toString();
        });
    }

    @Test
    void fieldsAreReadOpenedAndCopiedWhileTheLampReports() throws IOException {
        explorer.publish().send("hall/lamp", "{\"state\":\"OFF\",\"color\":{\"x\":0.40,\"y\":0.5}}", 1, false);
        explorer.tree().select("hall/lamp");
        explorer.waitFor("the value", () -> explorer.message().value().contains("OFF"));
        explorer.fire("#message-form-TREE");

        waitForRows("state: \"OFF\"", "color: 2 fields", "x: 0.40", "y: 0.5");
        explorer.onWindow(() -> explorer.lookup("#fields").query().requestFocus());
        explorer.type(KeyCode.HOME, KeyCode.DOWN, KeyCode.DOWN);
        explorer.waitFor("the field", () -> path().equals("color.x"));

        explorer.publish().send("hall/lamp", "{\"state\":\"ON\",\"color\":{\"x\":0.45,\"y\":0.5}}", 1, false);
        waitForRows("state: \"ON\" ← \"OFF\"", "color: 2 fields", "x: 0.45 ← 0.40", "y: 0.5");
        assertThat(path()).isEqualTo("color.x");
        Snapshots.save(explorer.scene(), "value-tree");

        explorer.onWindow(() -> explorer.lookup("#fields").query().requestFocus());
        assertThat(copyBy("menu-message-copy-field")).isEqualTo("0.45");
        assertThat(copyBy("menu-message-copy-path")).isEqualTo("color.x");
        assertThat(copyBy("menu-message-copy-key")).isEqualTo("x");
        chooseInMenu("menu-message-show-column");
        explorer.waitFor("the column", () -> explorer.message().column("field").equals(List.of("0.45", "0.40")));
        Snapshots.save(explorer.scene(), "history-column");
        explorer.waitFor("the column in the file", () -> read().contains("color.x"));
        explorer.onWindow(() -> explorer.lookup("#fields").query().requestFocus());
        chooseInMenu("menu-message-remove-column");
        explorer.waitFor("no column", () -> explorer.message().column("field").isEmpty());
        drag("color", ".history .column-header.time");
        explorer.waitFor("the column", () -> titles().equals(List.of("color")));
        drag("x", ".history .table-cell.time");
        drag("color", ".history .column-header.field");
        assertThat(titles()).containsExactly("color");
        drag("x", ".history .column-header.field");
        explorer.waitFor("both columns, each once", () -> titles().equals(List.of("color", "color.x")));
        explorer.onWindow(() -> explorer.lookup("#fields").query().requestFocus());
        explorer.type(KeyCode.LEFT);
        explorer.waitFor("the parent", () -> path().equals("color"));
        assertThat(copyBy("menu-message-copy-json")).isEqualTo("{\"x\":0.45,\"y\":0.5}");
        explorer.type(KeyCode.LEFT);
        waitForRows("state: \"ON\" ← \"OFF\"", "color: 2 fields ← changed");

        explorer.press(KeyCode.CONTROL, KeyCode.T);
        explorer.waitFor("the text", () -> isChosen("TEXT"));
        explorer.press(KeyCode.CONTROL, KeyCode.T);
        explorer.waitFor("the bytes", () -> isChosen("HEX"));
        explorer.waitFor("the marked bytes", () -> !marked().isEmpty());
        assertThat(path()).isEqualTo("color");
        explorer.waitFor("the choice in the file", () -> read().contains("\"value.json\" : \"hex\""));
    }

    /**
     * Drags a field to a node. Fires events, because a message that arrives meanwhile may move what the mouse is over.
     */
    private void drag(String field, String to) {
        Node row = Explorer.onFx(() -> explorer.lookup(".field-row").queryAll().stream()
                .filter(each -> each instanceof ListCell<?> cell
                        && cell.getItem() instanceof FieldRow shown
                        && shown.label().equals(field))
                .findFirst()
                .orElseThrow());
        Point2D from = Explorer.onFx(() -> middle(row));
        Point2D target = Explorer.onFx(() -> middle(explorer.lookup(to).query()));
        FxEvents.run(() -> {
            TabsPage.fire(row, MouseEvent.MOUSE_PRESSED, from);
            TabsPage.fire(row, MouseEvent.MOUSE_DRAGGED, from.add(2, 2));
        });
        assertThat(draggedName()).isEmpty();
        FxEvents.run(() -> TabsPage.fire(row, MouseEvent.MOUSE_DRAGGED, target));
        assertThat(draggedName()).endsWith(field);
        FxEvents.run(() -> TabsPage.fire(row, MouseEvent.MOUSE_RELEASED, target));
        assertThat(draggedName()).isEmpty();
    }

    /** What follows the mouse. */
    private static String draggedName() {
        return Explorer.onFx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#dragged-field"))
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining()));
    }

    /** The titles of the columns of fields, from left to right. */
    private List<String> titles() {
        return Explorer.onFx(() ->
                explorer.lookup(".history .column-header.field .label").queryAllAs(Label.class).stream()
                        .sorted(Comparator.comparingDouble(
                                label -> label.localToScene(0, 0).getX()))
                        .map(Label::getText)
                        .toList());
    }

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /** Opens the menu of the tree by the keyboard, chooses an item that copies, and returns what it copied. */
    private String copyBy(String item) {
        Explorer.onFx(() -> {
            Clip.copy("");
            return true;
        });
        chooseInMenu(item);
        explorer.waitFor("the copy", () -> !Explorer.onFx(Clip::text).isEmpty());
        return Explorer.onFx(Clip::text);
    }

    /** Opens the menu of what has the focus by the keyboard, and chooses an item. */
    private void chooseInMenu(String item) {
        explorer.press(KeyCode.SHIFT, KeyCode.F10);
        explorer.waitFor("the menu", () -> !explorer.popupTexts(".context-menu").isEmpty());
        explorer.onWindow(() -> explorer.clickItem("#" + item));
        explorer.waitFor("no menu", () -> explorer.popupTexts(".context-menu").isEmpty());
    }

    private List<String> marked() {
        return Explorer.onFx(() -> explorer.lookup(".value-lines .of-field").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList());
    }

    private String read() {
        try {
            return Files.readString(dataDir.resolve("settings.json"));
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void aClickOnAByteSelectsTheFieldOfCbor() {
        explorer.publish().open();
        explorer.fire("#publish-kind-hex");
        // {"t": 21.5, "box": [1, 200]}
        explorer.publish().send("garden/cbor", "a2 6174 f94d60 63626f78 82 01 18c8", 1, false);
        explorer.tree().select("garden/cbor");
        explorer.waitFor("the text", () -> explorer.message().value().contains("21.5"));
        explorer.fire("#message-form-HEX");
        explorer.waitFor("the hint", () -> explorer.label("#field-path").equals("Click a byte to see its field."));

        // The last byte is the second one of the number 200.
        explorer.onWindow(() -> explorer.model().message().value().fields().selectAt(13));
        explorer.waitFor("the field", () -> path().equals("box[1]"));
        assertThat(marked()).containsExactly("18 c8", "··");
        assertThat(explorer.label("#field-path")).isEqualTo("box[1]");
        assertThat(explorer.label("#field-place")).isEqualTo("bytes 12–13 of 14");
        explorer.fire("#message-form-TREE");
        waitForRows("t: 21.5", "box: 2 elements", "[0]: 1", "[1]: 200");
        assertThat(Explorer.onFx(() -> explorer.lookup("#fields")
                        .queryAs(ListView.class)
                        .getSelectionModel()
                        .getSelectedIndex()))
                .isEqualTo(3);
    }

    @Test
    void aFormatIsChosenForAFilterAndForOneMessage() {
        explorer.publish().send("plant/one", "21.5", 1, false);
        explorer.publish().send("plant/two", "on", 1, false);
        explorer.tree().select("plant/one");
        explorer.waitFor("the value", () -> explorer.message().value().equals("21.5"));
        explorer.fireItem("#message-decoders", "message-once-hex");
        explorer.waitFor("the format", () -> explorer.label("#message-decoders").equals("Hex"));
        explorer.waitFor("the bytes", () -> isChosen("HEX"));
        explorer.type(KeyCode.ESCAPE);
        explorer.onWindow(() -> explorer.model().message().showLatest());
        explorer.waitFor("the value", () -> explorer.message().value().equals("21.5"));

        explorer.fireItem("#message-decoders", "message-decoder-filter");
        explorer.onWindow(() -> {
            FilterPaneNodes nodes = FilterPaneNodes.shown();
            assertThat(nodes.filter().getText()).isEqualTo("plant/+");
            nodes.decoders().setValue("hex");
            nodes.apply().fire();
        });
        explorer.waitFor("the format", () -> explorer.label("#message-decoders").equals("Hex"));
        explorer.waitFor("the bytes", () -> isChosen("HEX"));
        explorer.tree().select("plant/two");
        explorer.waitFor("the bytes of the other topic", () -> isChosen("HEX"));
    }

    @Test
    void aComparisonNamesTheFieldsThatDiffer() {
        explorer.publish().send("hall/lamp", "{\"state\":\"OFF\",\"level\":10}", 1, false);
        explorer.publish().send("hall/lamp", "{\"state\":\"ON\",\"level\":10,\"new\":[1]}", 1, false);
        explorer.tree().select("hall/lamp");
        explorer.waitFor("the value", () -> explorer.message().value().contains("ON"));
        explorer.press(KeyCode.CONTROL, KeyCode.D);
        explorer.waitFor(
                "the differences", () -> changes().equals(List.of("state: \"OFF\" → \"ON\"", "new added: 1 element")));
        Snapshots.save(explorer.scene(), "compare-fields");

        explorer.fire("#message-compare-lines");
        explorer.waitFor("the lines", () -> explorer.message().value().contains("-   \"state\": \"OFF\""));
        explorer.press(KeyCode.CONTROL, KeyCode.T);
        explorer.waitFor("the differences", () -> changes().size() == 2);
        explorer.press(KeyCode.CONTROL, KeyCode.D);
        explorer.waitFor("the value", () -> explorer.message().value().contains("\"level\": 10"));
    }

    private List<String> changes() {
        return Explorer.onFx(() -> explorer.lookup("#message-changes").queryListView().getItems().stream()
                .map(each -> ((ChangeRow) each).line())
                .toList());
    }

    /** The controls of the popover for a topic filter. */
    private record FilterPaneNodes(TextField filter, ComboBox<String> decoders, Button apply) {
        @SuppressWarnings("unchecked")
        static FilterPaneNodes shown() {
            Parent root = Window.getWindows().stream()
                    .map(window -> window.getScene().getRoot())
                    .filter(each -> each.lookup("#decoder-filter") != null)
                    .findFirst()
                    .orElseThrow();
            return new FilterPaneNodes(
                    (TextField) root.lookup("#decoder-filter-text"),
                    (ComboBox<String>) root.lookup("#decoder-filter-decoder"),
                    (Button) root.lookup("#decoder-filter-apply"));
        }
    }
}
