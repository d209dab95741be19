// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.topiary.app.FxEvents;
import org.topiary.app.WindowTest;
import org.topiary.app.ui.FocusReveal;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.ui.SystemFileQuestions;
import org.topiary.app.viewmodel.form.ConnectionFormViewModel;
import org.topiary.app.viewmodel.form.FullProfile;
import org.topiary.mqtt.profile.MqttVersion;

@WindowTest
@SuppressWarnings("NullAway.Init") // set by @Start
class ConnectionFormViewTest {
    private static final List<String> SECTIONS =
            List.of("general", "connection", "session", "login", "tls", "will", "websocket", "proxy", "subscriptions");
    private static final int[][] SIZES = {{900, 600}};

    private final List<String> done = new CopyOnWriteArrayList<>();
    private ConnectionFormViewModel form;
    private Stage stage;

    @Start
    void start(Stage shown) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage = shown;
        form = new ConnectionFormViewModel(Platform::runLater, FullProfile.of("id"), true, "Edit connection");
        ConnectionFormView view = new ConnectionFormView(
                form,
                new FormActions() {
                    @Override
                    public void connect() {
                        done.add("connect " + form.submit().isPresent());
                    }

                    @Override
                    public void save() {
                        done.add("save " + form.submit().isPresent());
                    }

                    @Override
                    public void test() {
                        done.add("test");
                    }

                    @Override
                    public void cancel() {
                        done.add("cancel");
                    }
                },
                new SystemFileQuestions());
        StackPane scrim = new StackPane(view);
        scrim.getStyleClass().add("start-scrim");
        Scene scene = new Scene(scrim, 900, 600);
        scene.getStylesheets().add("/org/topiary/app/topiary.css");
        new FocusReveal().follow(scene);
        stage.setScene(scene);
        // The previous test used the same stage.
        stage.setWidth(900);
        stage.setHeight(600);
        stage.show();
        view.focusFirst();
    }

    @Test
    void everySectionFoldsOutAndIsSeenWhole(FxRobot robot) {
        for (String section : SECTIONS) {
            fire(robot, section);
            FxEvents.settle();
            assertThat(header(robot, section)
                            .lookup(".fold-out-arrow > .topic-arrow-shape")
                            .getLayoutBounds()
                            .getWidth())
                    .isPositive();
            Snapshots.saveAll(stage, "form-section-" + section, SIZES);
            fire(robot, section);
        }
        assertThat(form.submit()).contains(FullProfile.of("id"));
    }

    @Test
    void allRowsEndWhereTheButtonsEnd(FxRobot robot) {
        robot.interact(() -> form.connection().reconnectProperty().set(true));
        for (String section : SECTIONS) {
            fire(robot, section);
        }
        for (int[] size : new int[][] {{720, 480}, {900, 600}, {1280, 800}}) {
            robot.interact(() -> {
                stage.setWidth(size[0]);
                stage.setHeight(size[1]);
            });
            FxEvents.settle();
            double end = right(robot.lookup("#form-connect").query());
            assertThat(robot.lookup(".form-row").queryAllAs(HBox.class))
                    .filteredOn(Node::isVisible)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(right(row)).isCloseTo(end, within(0.5)));
            assertThat(robot.lookup(".field-with-button").queryAllAs(HBox.class))
                    .filteredOn(line -> line.lookup(".text-field") != null && isRowOfItsOwn(line))
                    .allSatisfy(line -> assertThat(right(line)).isCloseTo(end, within(0.5)));
            for (String id : List.of(
                    "form-url",
                    "form-name",
                    "form-password",
                    "form-folder",
                    "form-client-id",
                    "form-tls-identity",
                    "form-tls-cipher-suites")) {
                assertThat(right(robot.lookup("#" + id).query())).as(id).isCloseTo(end, within(0.5));
            }
        }
    }

    @Test
    void noRowMovesWhenThereIsSomethingToSay(FxRobot robot) {
        List<Double> before = tops(robot);

        robot.interact(() -> {
            form.address().url().textProperty().set("mqtt://ann:secret@host:99999");
            form.submit();
        });
        FxEvents.settle();

        assertThat(robot.lookup(".field-error").queryAllAs(Label.class))
                .anyMatch(error -> error.isVisible() && !error.getText().isEmpty());
        assertThat(tops(robot)).isEqualTo(before);
    }

    /** The vertical offsets of the other fields from the address. */
    private static List<Double> tops(FxRobot robot) {
        double address = robot.lookup("#form-url").query().localToScene(0, 0).getY();
        return Stream.of("#form-host", "#form-tls", "#form-password", "#form-name")
                .map(id -> robot.lookup(id).query().localToScene(0, 0).getY() - address)
                .toList();
    }

    private static double right(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }

    private static boolean isRowOfItsOwn(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible() || each.getStyleClass().contains("form-row")) {
                return false;
            }
        }
        return true;
    }

    @Test
    void sectionsAreReachedAndOpenedByKeyboardAlone(FxRobot robot) {
        robot.interact(() -> header(robot, "general").requestFocus());
        robot.type(KeyCode.RIGHT);
        assertThat(header(robot, "general").getAccessibleText()).startsWith("General, expanded");
        robot.type(KeyCode.TAB);
        assertThat(focused()).isEqualTo("form-folder");
        robot.write("x");
        assertThat(form.general().summaryProperty().get()).contains("x");
        robot.type(KeyCode.ENTER);
        assertThat(done).containsExactly("connect true");
        robot.type(KeyCode.ESCAPE);
        assertThat(done).last().isEqualTo("cancel");
    }

    @Test
    void whatIsWrongInAFoldedSectionIsUnfoldedAndHasTheFocus(FxRobot robot) {
        robot.interact(() -> form.will().topic().textProperty().set("a/#"));
        robot.interact(() -> robot.lookup("#form-save").queryButton().fire());
        assertThat(focused()).isEqualTo("form-will-topic");
        FxEvents.settle();
        ScrollPane scroll = robot.lookup(".form-scroll").queryAs(ScrollPane.class);
        assertThat(scroll.getVvalue()).isPositive();
        assertThat(robot.lookup(".field-error").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.contains("Wildcards (+, #)"));
    }

    @Test
    void whatOnlyMqtt5HasSaysSoWhenAnotherVersionIsChosen(FxRobot robot) {
        fire(robot, "session");
        fire(robot, "subscriptions");
        assertThat(labels(robot)).noneMatch(text -> text.contains("MQTT 5 only"));
        robot.interact(() -> form.connection().versionProperty().set(MqttVersion.MQTT_3_1_1));
        assertThat(labels(robot)).contains("Session expiry (seconds) (MQTT 5 only, not used)");
        assertThat(robot.lookup(".label").queryAllAs(Label.class))
                .filteredOn(Label::isVisible)
                .extracting(Label::getText)
                .anyMatch(text -> text.startsWith("With MQTT 3.1.1, only"));
    }

    @Test
    void subscriptionsAreAddedAndRemoved(FxRobot robot) {
        fire(robot, "subscriptions");
        robot.interact(
                () -> robot.lookup("#form-subscription-add").queryButton().fire());
        assertThat(focused()).startsWith("form-subscription-");
        robot.write("home/#");
        assertThat(form.submit().orElseThrow().subscriptions())
                .last()
                .satisfies(added -> assertThat(added.filter()).isEqualTo("home/#"));
        robot.interact(
                () -> form.subscriptions().remove(form.subscriptions().rows().getLast()));
        assertThat(form.submit()).contains(FullProfile.of("id"));
    }

    private static List<String> labels(FxRobot robot) {
        return robot.lookup(".field-label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private String focused() {
        return String.valueOf(stage.getScene().getFocusOwner().getId());
    }

    private static Button header(FxRobot robot, String section) {
        return robot.lookup("#form-section-" + section).queryButton();
    }

    private static void fire(FxRobot robot, String section) {
        robot.interact(() -> header(robot, section).fire());
    }
}
