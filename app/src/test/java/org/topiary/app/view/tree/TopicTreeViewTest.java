// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.FxEvents;
import org.topiary.app.TestCommands;
import org.topiary.app.Traffic;
import org.topiary.app.WindowTest;
import org.topiary.app.store.TreeColumns;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.ui.Contrast;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.app.viewmodel.tree.EmptyTreeReason;
import org.topiary.app.viewmodel.tree.TreeViewModel;
import org.topiary.core.rows.RowOrder;
import org.topiary.core.rows.RowOrder.By;
import org.topiary.core.tree.TopicTree;

@WindowTest
final class TopicTreeViewTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_000 * SECOND;

    private final Traffic traffic = new Traffic();
    private final TreeViewModel model =
            new TreeViewModel(traffic.log(), traffic.tree(), Decoding.standard(), Tasks.on(Runnable::run), () -> {});
    private final List<Integer> cleared = new ArrayList<>();
    private TopicTreeView view;
    private Scene scene;

    @Start
    void start(Stage stage) {
        view = new TopicTreeView(
                model,
                () -> EmptyTreeReason.MESSAGE,
                new TopicTreeView.Actions(node -> {}, cleared::add),
                () -> "filter",
                TestCommands.controls());
        scene = new Scene(view, 440, 520);
        TestCommands.dispatch(scene);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .add(getClass().getResource("/org/topiary/app/topiary.css").toExternalForm());
        scene.getStylesheets().add("/org/topiary/app/session.css");
        for (int i = 0; i < 100; i++) {
            traffic.arrive(
                    "plant/line" + i % 4 + "/cell" + i, "{\"t\": " + i + ".50}", i % 3 == 0, NOW - i * SECOND / 20);
        }
        traffic.arrive("home/livingroom/lamp", "{\"on\": true, \"brightness\": 180}", true, NOW);
        traffic.arrive("home/door", "closed", false, NOW - SECOND);
        stage.setScene(scene);
        stage.show();
        view.tick(NOW);
    }

    @AfterEach
    void close() {
        // All tests share the stage; the next test needs the size of its own scene.
        onFx(() -> ((Stage) scene.getWindow()).sizeToScene());
        traffic.close();
    }

    private static void onFx(Runnable task) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, task);
        FxEvents.settle();
    }

    @Test
    void theTreeIsWalkedOpenedAndClosedByKeys(FxRobot robot) {
        onFx(view::focusRows);
        robot.type(KeyCode.DOWN);
        assertThat(selected()).isEqualTo("home");
        robot.type(KeyCode.END);
        assertThat(selected()).isEqualTo("plant");
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(selected()).isEqualTo("plant/line0");
        robot.type(KeyCode.MULTIPLY);
        assertThat(model.size()).isEqualTo(2 + 4 + 25);
        robot.type(KeyCode.PAGE_DOWN);
        assertThat(model.rowOf(model.selectedNodeProperty().get())).isGreaterThan(10);
        robot.type(KeyCode.HOME);
        assertThat(selected()).isEqualTo("home");
        robot.type(KeyCode.ENTER);
        assertThat(model.size()).isEqualTo(2 + 4 + 25 + 2);
        robot.type(KeyCode.LEFT);
        assertThat(model.size()).isEqualTo(2 + 4 + 25);
    }

    @Test
    void theSelectedRowStaysInSightWhenTheTreeGetsLessRoom(FxRobot robot) {
        onFx(view::focusRows);
        robot.type(KeyCode.END, KeyCode.RIGHT, KeyCode.MULTIPLY, KeyCode.END);
        double height = robot.window(0).getHeight();
        onFx(() -> robot.window(0).setHeight(height - 100));
        Node rows = robot.lookup("#topic-rows").query();
        Node row = robot.lookup("#topic-rows > .topic-row:selected").query();
        assertThat(row.isVisible()).isTrue();
        assertThat(row.getBoundsInParent().getMaxY())
                .isLessThanOrEqualTo(rows.getLayoutBounds().getHeight());
    }

    @Test
    void figuresOfTheSelectionAndTopicsThatWereNotThereYetAreRead(FxRobot robot) {
        PastMoment before = new PastMoment(NOW + SECOND / 2, traffic.log().end(), false);
        traffic.arrive("home/livingroom/tv", "on", false, NOW + SECOND);
        onFx(() -> {
            view.focusRows();
            model.reveal("home/livingroom/lamp");
            view.redraw();
        });
        for (Theme theme : new Theme[] {new PrimerDark(), new PrimerLight()}) {
            onFx(() -> Application.setUserAgentStylesheet(theme.getUserAgentStylesheet()));
            assertThat(contrastsOf("home/livingroom/lamp"))
                    .as(theme.getName())
                    .hasSizeGreaterThan(3)
                    .allMatch(each -> each >= Contrast.AA);
        }
        Snapshots.saveAll((Stage) scene.getWindow(), "tree", new int[][] {{440, 520}});

        onFx(() -> {
            model.showMoment(before);
            view.redraw();
            view.redraw();
        });
        for (Theme theme : new Theme[] {new PrimerDark(), new PrimerLight()}) {
            onFx(() -> Application.setUserAgentStylesheet(theme.getUserAgentStylesheet()));
            assertThat(contrastsOf("home/livingroom/tv"))
                    .as(theme.getName())
                    .hasSize(1)
                    .allMatch(each -> each >= Contrast.AA);
        }
        Snapshots.saveAll((Stage) scene.getWindow(), "tree-past", new int[][] {{440, 520}});
    }

    @Test
    void rowsOfAnEarlierTimeAreToldInWordsOfTheirOwn() {
        PastMoment before = new PastMoment(NOW + SECOND / 2, traffic.log().end(), false);
        traffic.arrive("home/livingroom/tv", "on", false, NOW + SECOND);
        onFx(() -> {
            model.reveal("home/livingroom/lamp");
            view.redraw();
            view.redraw();
        });
        assertThat(spoken("home/livingroom/tv")).isEqualTo("tv, 1 messages, on");

        onFx(() -> {
            model.showMoment(before);
            view.redraw();
            view.redraw();
        });
        assertThat(spoken("home/livingroom/tv")).isEqualTo("tv, no message yet at that time");
        assertThat(spoken("home/livingroom/lamp")).startsWith("lamp, then {\"on\":true");
        assertThat(spoken("home/livingroom")).isEqualTo("livingroom");
    }

    private String spoken(String topic) {
        int node = traffic.tree().find(topic);
        return cells().filter(cell -> cell.node() == node)
                .map(cell -> (String) cell.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                .findFirst()
                .orElseThrow();
    }

    /** The contrasts of the texts in a topic's row. */
    private List<Double> contrastsOf(String topic) {
        int node = traffic.tree().find(topic);
        return cells().filter(cell -> cell.node() == node)
                .flatMap(cell -> cell.getChildrenUnmodifiable().stream())
                .filter(Node::isVisible)
                .flatMap(child -> switch (child) {
                    case Label label when !label.getText().isEmpty() -> Stream.of(Contrast.of(label));
                    case Text figure when !figure.getText().isEmpty() -> Stream.of(Contrast.of(figure));
                    default -> Stream.<Double>empty();
                })
                .toList();
    }

    @Test
    void columnsAreResizedMovedAndResetWithTheMouse(FxRobot robot) {
        Node title = robot.lookup("#tree-column-messages").query();
        Bounds messages = title.localToScreen(title.getLayoutBounds());
        Point2D border = new Point2D(messages.getMinX() + 1, messages.getCenterY());
        drag(robot, border, border.subtract(20, 0));
        assertThat(model.columnsProperty().get().column(By.MESSAGES).width()).isEqualTo(68);
        assertThat(model.columnsProperty().get().order()).isEqualTo(RowOrder.NAME);

        doubleClick(robot, title.getParent(), border.subtract(20, 0));
        assertThat(model.columnsProperty().get().column(By.MESSAGES).width()).isZero();

        Node age = robot.lookup("#tree-column-last-change").query();
        Node value = robot.lookup("#tree-column-value").query();
        drag(robot, robot.point(age).query(), robot.point(value).query());
        assertThat(model.columnsProperty().get().shown())
                .extracting(TreeColumns.Column::by)
                .startsWith(By.NAME, By.LAST_CHANGE, By.VALUE);
        assertThat(model.columnsProperty().get().order()).isEqualTo(RowOrder.NAME);
    }

    /** Presses once with a click count of 2: the count of real clicks depends on how fast they follow the last drag. */
    private static void doubleClick(FxRobot robot, Node node, Point2D screen) {
        robot.interact(() -> {
            Point2D at = node.screenToLocal(screen);
            for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                Event.fireEvent(
                        node,
                        new MouseEvent(
                                type,
                                at.getX(),
                                at.getY(),
                                screen.getX(),
                                screen.getY(),
                                MouseButton.PRIMARY,
                                2,
                                false,
                                false,
                                false,
                                false,
                                type.equals(MouseEvent.MOUSE_PRESSED),
                                false,
                                false,
                                true,
                                false,
                                true,
                                null));
            }
        });
    }

    private static void drag(FxRobot robot, Point2D from, Point2D to) {
        robot.moveTo(from)
                .press(MouseButton.PRIMARY)
                .moveTo(from.midpoint(to))
                .moveTo(to)
                .release(MouseButton.PRIMARY);
        FxEvents.settle();
    }

    @Test
    void theLastLevelIsVisibleInANarrowTreeOfTwentyLevels() {
        StringBuilder topic = new StringBuilder("deep");
        for (int level = 2; level <= 20; level++) {
            traffic.arrive(topic + "/other", "1", false, NOW);
            topic.append("/level").append(level);
        }
        traffic.arrive(topic.toString(), "1", false, NOW);
        traffic.arrive("one/very/long/topic/without/any/branch/at/all/the_end", "1", false, NOW);
        onFx(() -> {
            scene.getWindow().setWidth(280);
            model.reveal(topic.toString());
            view.redraw();
            view.showSelection();
        });
        int node = traffic.tree().find(topic.toString());
        assertThat(cells().filter(cell -> cell.node() == node).map(TopicRowCell::shownName))
                .containsExactly("level20");

        onFx(() -> {
            model.reveal("one/very/long/topic/without/any/branch/at/all/the_end");
            view.redraw();
            view.showSelection();
        });
        assertThat(cells().map(TopicRowCell::shownName))
                .anySatisfy(name -> assertThat(name).startsWith("...").endsWith("/the_end"));
        Snapshots.saveAll((Stage) scene.getWindow(), "tree-deep", new int[][] {{280, 520}});
    }

    @Test
    void theNameOfABranchTakesTheRoomOfTheValueThatItLacks() {
        String branch = "building_management_system";
        traffic.arrive(branch + "/a", "1", false, NOW);
        traffic.arrive(branch + "/b", "1", false, NOW);
        onFx(() -> view.tick(NOW + SECOND));

        assertThat(cells().map(TopicRowCell::shownName)).contains(branch);
    }

    @Test
    void deleteAsksForTheSelectedTopicOnly(FxRobot robot) {
        onFx(view::focusRows);
        robot.type(KeyCode.DELETE);
        assertThat(cleared).isEmpty();
        robot.type(KeyCode.DOWN, KeyCode.DELETE);
        assertThat(cleared).containsExactly(traffic.tree().find("home"));
    }

    @Test
    void theRowUnderThePointerStaysWhenTopicsArriveAboveIt(FxRobot robot) {
        onFx(() -> {
            model.select(traffic.tree().find("plant"));
            model.expandSubtree();
            view.tick(NOW);
        });
        robot.moveTo("#topic-rows");
        TopicRowCell aimed = cellUnderTheMiddle();
        int node = aimed.node();
        double y = aimed.getLayoutY();

        for (int i = 0; i < 50; i++) {
            traffic.arrive("a" + i, "1", false, NOW);
        }
        onFx(() -> view.tick(NOW + SECOND));

        assertThat(cellUnderTheMiddle().node()).isEqualTo(node);
        assertThat(cellUnderTheMiddle().getLayoutY()).isEqualTo(y);
        assertThat(model.size()).isGreaterThan(150);
    }

    @Test
    void theFilterFindsAndEscapeShowsAllAgain(FxRobot robot) {
        onFx(view::focusFilter);
        robot.write("lamp");
        onFx(() -> view.tick(NOW));
        assertThat(model.size()).isEqualTo(2);
        assertThat(cells().map(TopicRowCell::shownName))
                .anySatisfy(name -> assertThat(name).endsWith("/lamp"));
        robot.type(KeyCode.ESCAPE);
        onFx(() -> view.tick(NOW));
        assertThat(model.size()).isEqualTo(2);
    }

    private TopicRowCell cellUnderTheMiddle() {
        double middle = ((TopicRowsPane) view.lookup("#topic-rows")).getHeight() / 2;
        return cells().filter(cell -> cell.getLayoutY() <= middle && cell.getLayoutY() + cell.getHeight() > middle)
                .findFirst()
                .orElseThrow();
    }

    private Stream<TopicRowCell> cells() {
        return ((TopicRowsPane) view.lookup("#topic-rows"))
                .getChildrenUnmodifiable().stream()
                        .filter(child -> child instanceof TopicRowCell && child.isVisible())
                        .map(child -> (TopicRowCell) child);
    }

    private String selected() {
        int node = model.selectedNodeProperty().get();
        return node == TopicTree.NONE ? "" : model.topic(node);
    }
}
