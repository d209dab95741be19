// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.message.MessageStage.fx;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.IntegrationTest;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.payload.decode.FieldPath;

/** Tests the rows below the value: their positions and the content of their cells. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class HistoryTableTest {
    private MessageStage pane;

    @BeforeEach
    void open() throws TimeoutException {
        pane = new MessageStage();
    }

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void aClickOnARowShowsItAndNewMessagesDoNotMoveIt() {
        for (int i = 0; i < 200; i++) {
            pane.session.receive("t", "value " + i);
        }
        pane.select("t");
        fx(() -> pane.table().scrollTo(100));
        fx(() -> pane.table().getSelectionModel().clearAndSelect(102));
        assertThat(pane.text()).isEqualTo("value 97");
        double before = fx(() -> offsetOf(102));

        for (int i = 200; i < 260; i++) {
            pane.session.receive("t", "value " + i);
            pane.tick();
        }

        assertThat(fx(() ->
                        pane.table().getSelectionModel().getSelectedIndices().toString()))
                .isEqualTo("[162]");
        assertThat(fx(() -> offsetOf(162))).isEqualTo(before);
        assertThat(pane.text()).isEqualTo("value 97");
        assertThat(fx(() -> pane.model.followingProperty().get())).isFalse();
    }

    @Test
    void anEmptyRetainedMessageIsSaidToClear() {
        pane.session.receive("t", "on".getBytes(UTF_8), true, new byte[0]);
        pane.select("t");
        assertThat(fx(() -> ((Label) pane.lookup(".badge")).getText())).isEqualTo("retained");
        pane.session.receive("t", new byte[0], true, new byte[0]);
        pane.tick();
        assertThat(fx(() -> ((Label) pane.lookup(".badge")).getText())).isEqualTo("clears the retained message");
        assertThat(fx(() -> tips("retained")))
                .contains(
                        "Empty and retained: the broker deletes the message it kept for new subscribers",
                        "Retained: the broker keeps this message for new subscribers");
    }

    @Test
    void theWayBackToTheLatestMessageIsWholeHoweverNarrowTheHistory() {
        pane.session.receive("t", "1");
        pane.session.receive("t/below", "2");
        pane.select("t");
        fx(() -> pane.table().getSelectionModel().clearAndSelect(0));
        for (int width : new int[] {620, 300, 620}) {
            pane.setWidth(width);
            Button latest = fx(() -> (Button) pane.lookup(".history-head .button"));
            assertThat(fx(() -> latest.localToScene(latest.getLayoutBounds()).getMaxX()))
                    .isLessThanOrEqualTo(width);
            assertThat(fx(latest::getContentDisplay))
                    .isEqualTo(width == 620 ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        }
    }

    @Test
    void theSpanBetweenTwoMessagesIsWholeOrNotThere() {
        for (long seconds : new long[] {0, 3_598, 23 * 3_600 + 58 * 60, 59}) {
            pane.session.pass(seconds * 1_000_000_000L);
            pane.session.receive("t", "x");
        }
        pane.select("t");
        for (int width = 300; width <= 620; width += 40) {
            int wide = width;
            pane.setWidth(wide);
            assertThat(fx(() -> cells("delta").stream()
                            .filter(cell -> !cell.getText().isEmpty())
                            .map(cell -> ((Text) cell.lookup(".text")).getText())
                            .sorted()
                            .toList()))
                    .isIn(List.of(), List.of("+1 min 0 s", "+23 h 58 min", "+59 min 59 s"));
        }
        assertThat(fx(() -> cells("delta"))).isNotEmpty();
    }

    @Test
    void anExpiredMessageIsStruckThroughAtTheTimeThatIsShown() {
        byte[] lifetime = new MessageProperties(-1, 10, "", "", new byte[0], List.of(), List.of(), false).encode();
        pane.session.receive("t", "1".getBytes(UTF_8), false, lifetime);
        pane.session.receive("t", "2");
        pane.select("t");

        assertThat(fx(() -> struck("time"))).containsExactly(false, true);
        assertThat(fx(this::rowTip)).startsWith("Expired on ").endsWith(" 10 s of its lifetime were left.");

        long arrived = fx(() -> pane.table().getItems().getLast().timeNanos());
        fx(() -> pane.model.showMoment(new PastMoment(arrived + 1_000_000_000L, pane.session.log.end(), true)));
        assertThat(fx(() -> struck("time"))).containsExactly(false, false);
        fx(() -> pane.model.showMoment(null));
        assertThat(fx(() -> struck("time"))).containsExactly(false, true);
    }

    @Test
    void aFieldIsAColumnUntilItIsRemovedByItsTitle() {
        pane.session.receive("t", "{\"a\":{\"b\":21.50},\"c\":1}");
        pane.session.receive("t", "{\"a\":{\"b\":22.50},\"c\":1}");
        pane.select("t");
        fx(() -> pane.columns.show(FieldPath.parse("a.b").orElseThrow()));
        fx(() -> pane.columns.show(FieldPath.parse("c").orElseThrow()));

        for (int width : new int[] {620, 400}) {
            pane.setWidth(width);
            assertThat(fx(() -> texts("field"))).containsExactlyInAnyOrder("21.50", "22.50", "1", "1");
        }
        pane.session.receive("t", "{\"a\":{\"b\":23.50}}");
        pane.tick();
        assertThat(fx(() -> texts("field"))).containsExactlyInAnyOrder("23.50", "21.50", "22.50", "1", "1");

        fx(() -> {
            pane.table().getColumns().stream()
                    .filter(column -> column.getText().equals("a.b"))
                    .findFirst()
                    .orElseThrow()
                    .getContextMenu()
                    .getItems()
                    .getFirst()
                    .fire();
        });
        assertThat(fx(() -> texts("field"))).containsExactlyInAnyOrder("1", "1");
        pane.select("none");
        assertThat(fx(() -> pane.table().getColumns().size())).isEqualTo(7);
    }

    private List<String> texts(String column) {
        return cells(column).stream()
                .map(TableCell::getText)
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }

    private List<Boolean> struck(String column) {
        return cells(column).stream()
                .filter(cell -> !cell.getText().isEmpty())
                .sorted(Comparator.comparingInt(cell -> cell.getTableRow().getIndex()))
                .map(cell -> ((Text) cell.lookup(".text")).isStrikethrough())
                .toList();
    }

    private String rowTip() {
        Tooltip tooltip = cells("time").stream()
                .filter(cell -> cell.getTableRow().getIndex() == 1)
                .findFirst()
                .orElseThrow()
                .getTableRow()
                .getTooltip();
        tooltip.getOnShowing().handle(null);
        return tooltip.getText();
    }

    private List<String> tips(String column) {
        return cells(column).stream()
                .map(TableCell::getTooltip)
                .filter(Objects::nonNull)
                .peek(tooltip -> tooltip.getOnShowing().handle(null))
                .map(Tooltip::getText)
                .toList();
    }

    private List<? extends TableCell<?, ?>> cells(String column) {
        pane.root().applyCss();
        // Columns that appear or disappear settle in the second pass.
        pane.table().layout();
        pane.table().layout();
        return pane.table().lookupAll(".table-cell." + column).stream()
                .map(cell -> (TableCell<?, ?>) cell)
                .toList();
    }

    private double offsetOf(int row) {
        VirtualFlow<?> flow = pane.flow();
        return flow.getCell(row).getLayoutY();
    }
}
