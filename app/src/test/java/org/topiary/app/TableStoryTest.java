// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.table.Grouping;
import org.topiary.core.tree.TopicTree;
import org.topiary.demo.EmbeddedBroker;

/** Shows the latest values below a branch as a table, through the real window. */
@IntegrationTest
final class TableStoryTest {
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

    private void sendHome() {
        explorer.publish().send("home/lamp", "{\"battery\":80,\"state\":\"ON\"}", 0, false);
        explorer.publish().send("home/door", "{\"battery\":9,\"open\":true}", 0, false);
        explorer.publish().send("home/clock", "{\"battery\":70.50}", 0, false);
        explorer.waitFor("the last message", () -> explorer.tree().messages("home/clock") == 1);
        explorer.press(KeyCode.CONTROL, KeyCode.J);
    }

    private TableView<?> table() {
        return explorer.lookup("#table-rows").query();
    }

    private List<String> titles() {
        return Explorer.onFx(() ->
                table().getColumns().stream().map(TableColumnBase::getText).toList());
    }

    /** The texts of each row in sight, without ages, which change. */
    private List<String> rows() {
        return Explorer.onFx(() -> {
            VirtualFlow<?> flow = (VirtualFlow<?>) table().lookup(".virtual-flow");
            return IntStream.range(0, table().getItems().size())
                    .mapToObj(flow::getVisibleCell)
                    .filter(row -> row != null)
                    .map(TableStoryTest::text)
                    .toList();
        });
    }

    private static String text(IndexedCell<?> row) {
        return row.getChildrenUnmodifiable().stream()
                .filter(cell -> cell instanceof TableCell<?, ?> value
                        && !value.getTableColumn().getText().equals("Age"))
                .map(cell -> ((TableCell<?, ?>) cell).getText())
                .collect(Collectors.joining("|"));
    }

    private void waitForRows(String... expected) {
        explorer.waitFor("the rows " + List.of(expected), () -> rows().equals(List.of(expected)));
    }

    private void openTable(String branch) {
        explorer.tree().select(branch);
        explorer.fire("#lens-table");
    }

    /** The title of a column in the header. */
    private Node title(String text) {
        return table().lookupAll(".column-header .label").stream()
                .filter(node -> node instanceof Label label && text.equals(label.getText()))
                .findFirst()
                .orElseThrow();
    }

    private String selectedTopic() {
        return Explorer.onFx(() -> {
            int node = explorer.model().tree().selectedNodeProperty().get();
            return node == TopicTree.NONE ? "" : explorer.model().tree().topic(node);
        });
    }

    @Test
    void valuesBelowABranchAreSortedFilteredAndFollowLive() {
        explorer.fire("#lens-table");
        explorer.waitFor("the empty state", () -> explorer.label("#table-empty").equals("No branch selected"));
        sendHome();
        openTable("home");

        waitForRows("clock|70.50||", "door|9|true|", "lamp|80||ON");
        assertThat(titles()).containsExactly("Topic", "Age", "battery", "open", "state");
        assertThat(explorer.label("#table-summary")).isEqualTo("3 topics · 3 of 3 columns");
        Snapshots.save(explorer.scene(), "table");

        explorer.hands().click(Explorer.onFx(() -> title("battery")), MouseButton.PRIMARY);
        waitForRows("door|9|true|", "clock|70.50||", "lamp|80||ON");
        explorer.hands().click(Explorer.onFx(() -> title("battery")), MouseButton.PRIMARY);
        waitForRows("lamp|80||ON", "clock|70.50||", "door|9|true|");

        explorer.publish().send("home/lamp", "{\"battery\":79,\"state\":\"OFF\"}", 0, false);
        explorer.press(KeyCode.CONTROL, KeyCode.J);
        waitForRows("lamp|79||OFF", "clock|70.50||", "door|9|true|");

        explorer.setText("#table-filter", "TRUE");
        waitForRows("door|9|true|");
        explorer.setText("#table-filter", "nothing");
        explorer.waitFor("the empty state", () -> explorer.label("#table-empty").equals("No match"));
    }

    @Test
    void enterSelectsTheTopicOfARowAndTheTableStays() {
        sendHome();
        openTable("home");
        waitForRows("clock|70.50||", "door|9|true|", "lamp|80||ON");
        explorer.onWindow(() -> table().requestFocus());
        explorer.type(KeyCode.HOME, KeyCode.DOWN, KeyCode.ENTER);

        explorer.waitFor("the topic", () -> selectedTopic().equals("home/door"));
        waitForRows("clock|70.50||", "door|9|true|", "lamp|80||ON");
        assertThat(Explorer.onFx(() -> table().getSelectionModel().getSelectedIndex()))
                .isOne();
        explorer.tree().select("home/lamp");
        explorer.waitFor(
                "the row of the topic",
                () -> Explorer.onFx(() -> table().getSelectionModel().getSelectedIndex()) == 2);
        explorer.tree().select("home/door");
        explorer.fire("#lens-value");
        explorer.waitFor("its value", () -> explorer.message().value().contains("\"open\": true"));
    }

    @Test
    void topicsOfADeviceAreOneRowUntilTheUserChoosesTopics() {
        explorer.publish().send("tele/plug/SENSOR", "{\"Power\":84}", 0, false);
        explorer.publish().send("tele/plug/LWT", "Online", 0, false);
        explorer.publish().send("tele/desk/SENSOR", "{\"Power\":9}", 0, false);
        explorer.publish().send("tele/desk/LWT", "Offline", 0, false);
        explorer.waitFor("the last message", () -> explorer.tree().messages("tele/desk/LWT") == 1);
        explorer.press(KeyCode.CONTROL, KeyCode.J);
        openTable("tele");

        waitForRows("desk|9|Offline", "plug|84|Online");
        assertThat(titles()).containsExactly("Topic", "Age", "SENSOR/Power", "LWT");
        explorer.choose(Grouping.TOPICS);
        waitForRows("desk/LWT||Offline", "desk/SENSOR|9|", "plug/LWT||Online", "plug/SENSOR|84|");
    }
}
