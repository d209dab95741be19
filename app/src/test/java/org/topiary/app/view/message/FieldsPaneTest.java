// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.message.MessageStage.await;
import static org.topiary.app.view.message.MessageStage.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.IntegrationTest;
import org.topiary.app.ui.Contrast;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.message.fields.ValueForm;
import org.topiary.payload.HexDump;

/** Tests the tree of fields, the bytes below it, and the differences between fields. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class FieldsPaneTest {
    private static final String LAMP = "{\"state\":\"ON\",\"color\":{\"x\":0.4599,\"y\":[1,true,null]}}";

    private MessageStage pane;

    @BeforeEach
    void open() throws TimeoutException {
        pane = new MessageStage();
    }

    @AfterEach
    void close() {
        fx(() -> MessageStage.theme(new PrimerLight()));
        pane.close();
    }

    private void showAs(ValueForm form) {
        fx(() -> pane.model.value().showAs(form));
        fx(() -> pane.layout());
    }

    private ListView<?> list() {
        return (ListView<?>) pane.lookup("#fields");
    }

    private String path() {
        return fx(() -> ((Label) pane.lookup("#field-path")).getText());
    }

    private void key(KeyCode code, String text) {
        fx(() -> Event.fireEvent(
                list(), new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false)));
        fx(() -> pane.layout());
    }

    @Test
    void everyPartOfARowIsReadableInBothThemes() {
        pane.session.receive("t", LAMP.replace("ON", "OFF").replace("0.4599", "0.4"));
        pane.session.receive("t", LAMP);
        pane.select("t");
        showAs(ValueForm.TREE);
        for (Theme theme : List.of(new PrimerLight(), new PrimerDark())) {
            fx(() -> MessageStage.theme(theme));
            for (int row = 0; row < 4; row++) {
                int selected = row;
                fx(() -> list().getSelectionModel().select(selected));
                fx(() -> pane.layout());
                assertThat(fx(() -> labels("#fields .label")))
                        .isNotEmpty()
                        .allSatisfy(label -> assertThat(fx(() -> Contrast.of(label)))
                                .as(theme.getName() + ", row " + selected + ": " + label.getText())
                                .isGreaterThanOrEqualTo(Contrast.AA));
            }
            Snapshots.save(
                    pane.stage.getScene(), "value-tree-" + theme.getName().replace(' ', '-'));
        }
    }

    @Test
    void everyPartOfADifferenceIsReadableInBothThemes() {
        pane.session.receive("t", "{\"a\":1,\"b\":2,\"list\":[{\"id\":1},{\"id\":2}]}");
        pane.session.receive("t", "{\"a\":3,\"c\":2,\"list\":[{\"id\":2},{\"id\":1}]}");
        pane.select("t");
        fx(() -> pane.model.value().differenceProperty().set(true));
        fx(() -> pane.layout());
        for (Theme theme : List.of(new PrimerLight(), new PrimerDark())) {
            fx(() -> MessageStage.theme(theme));
            for (int row = 0; row < 4; row++) {
                int selected = row;
                fx(() -> ((ListView<?>) pane.lookup("#message-changes"))
                        .getSelectionModel()
                        .select(selected));
                fx(() -> pane.layout());
                assertThat(fx(() -> labels("#message-changes .label")))
                        .isNotEmpty()
                        .allSatisfy(label -> assertThat(fx(() -> Contrast.of(label)))
                                .as(theme.getName() + ", row " + selected + ": " + label.getText())
                                .isGreaterThanOrEqualTo(Contrast.AA));
            }
            Snapshots.save(
                    pane.stage.getScene(), "compare-fields-" + theme.getName().replace(' ', '-'));
        }
    }

    private List<Label> labels(String query) {
        return pane.lookupAll(query).stream()
                .filter(node -> node instanceof Label label && !label.getText().isEmpty() && isShown(label))
                .map(Label.class::cast)
                .toList();
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    @Test
    void aTallPaneShowsTheBytesOfWhichAClickSelectsTheField() {
        pane.session.receive("t", LAMP);
        pane.select("t");
        pane.setWidth(1900);
        pane.setHeight(860);
        fx(() -> ((SplitPane) pane.lookup(".split-pane")).setDividerPositions(0.85));
        showAs(ValueForm.TREE);
        int offset = LAMP.indexOf("0.4599");
        fx(() -> click(offset));

        assertThat(path()).isEqualTo("color.x");
        assertThat(fx(() -> list().getSelectionModel().getSelectedIndex())).isEqualTo(2);
        assertThat(fx(() -> labels("#field-hex .of-field").stream()
                        .map(Label::getText)
                        .collect(Collectors.joining("|"))))
                .contains("30 2e", "0.");
        pane.setHeight(500);
        assertThat(fx(() -> pane.lookup("#field-hex").isVisible())).isFalse();
    }

    @Test
    void aNarrowPaneShowsEightBytesOfALineWithTheirCharacters() {
        pane.session.receive("t", LAMP);
        pane.select("t");
        showAs(ValueForm.HEX);
        pane.setWidth(1900);
        await(() -> line(1).startsWith("00000010  ") && line(1).endsWith(LAMP.substring(16, 32)));

        pane.setWidth(450);
        await(() -> line(1).equals("00000008  3a 22 4f 4e 22 2c 22 63  " + LAMP.substring(8, 16)));
        fx(() -> pane.model.value().fields().selectAt(LAMP.indexOf("true")));
        await(() -> labels(".value-lines .of-field").stream()
                .map(Label::getText)
                .collect(Collectors.joining("|"))
                .equals("74 72 75 65|true"));

        pane.setWidth(1900);
        await(() -> line(1).startsWith("00000010  "));
    }

    /** A line of the value; empty while it is not shown. */
    private String line(int index) {
        return pane.lookupAll(".value-lines .list-cell").stream()
                .map(node -> (ListCell<?>) node)
                .filter(cell -> cell.getIndex() == index && cell.getItem() != null && isShown(cell))
                .map(cell -> String.valueOf(cell.getItem()))
                .findFirst()
                .orElse("");
    }

    /** Clicks the digits of a byte below the tree. */
    private void click(int offset) {
        ListCell<?> line = pane.lookupAll("#field-hex .list-cell").stream()
                .map(node -> (ListCell<?>) node)
                .filter(cell -> cell.getIndex() == offset / HexDump.WIDTH)
                .findFirst()
                .orElseThrow();
        Text before = new Text("0".repeat(HexDump.digits(offset % HexDump.WIDTH)));
        before.setFont(line.getFont());
        double x = line.snappedLeftInset() + before.getLayoutBounds().getWidth() + 3;
        Event.fireEvent(
                line,
                new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        x,
                        5,
                        x,
                        5,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        new PickResult(line, x, 5)));
    }

    @Test
    void theKeysOpenAndCloseALongArray() {
        String elements =
                IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        pane.session.receive("t", "{\"first\":0,\"values\":[" + elements + "]}");
        pane.select("t");
        showAs(ValueForm.TREE);
        fx(() -> list().getSelectionModel().select(1));
        key(KeyCode.RIGHT, "");
        assertThat(fx(() -> list().getItems().size())).isEqualTo(100_002);
        key(KeyCode.RIGHT, "");
        assertThat(path()).isEqualTo("values[0]");
        fx(() -> list().scrollTo(100_001));
        fx(() -> pane.layout());
        assertThat(fx(() -> labels("#fields .field-name").stream()
                        .map(Label::getText)
                        .toList()))
                .contains("[99999]");
        key(KeyCode.LEFT, "");
        assertThat(path()).isEqualTo("values");
        key(KeyCode.LEFT, "");
        assertThat(fx(() -> list().getItems().size())).isEqualTo(2);
        key(KeyCode.MULTIPLY, "*");
        assertThat(fx(() -> list().getItems().size())).isEqualTo(100_002);
    }

    @Test
    void theFocusStaysInTheValueWhenItsFormChanges() {
        pane.session.receive("t", LAMP);
        pane.select("t");
        showAs(ValueForm.TREE);
        fx(() -> list().requestFocus());
        showAs(ValueForm.HEX);
        assertThat(fx(() -> pane.stage.getScene().getFocusOwner().getStyleClass()))
                .contains("value-lines");
        showAs(ValueForm.TEXT);
        assertThat(fx(() -> pane.stage.getScene().getFocusOwner().getStyleClass()))
                .contains("value-area");
        showAs(ValueForm.TREE);
        assertThat(fx(() -> pane.stage.getScene().getFocusOwner().getId())).isEqualTo("fields");
    }

    @Test
    void aFormThatAValueDoesNotHaveCannotBeChosen() {
        pane.session.receive("t", "on");
        pane.select("t");
        fx(() -> button("TREE").fire());

        assertThat(fx(() -> button("TEXT").isSelected())).isTrue();
        assertThat(pane.text()).isEqualTo("on");
        fx(() -> button("HEX").fire());
        assertThat(fx(() -> button("HEX").isSelected())).isTrue();
    }

    private ToggleButton button(String form) {
        return (ToggleButton) pane.lookup("#message-form-" + form);
    }
}
