// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.WindowTest;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.FocusReveal;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.ui.SystemFileQuestions;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.start.NothingOpen;
import org.topiary.app.viewmodel.start.StartActions;
import org.topiary.app.viewmodel.start.StartViewModel;
import org.topiary.mqtt.doctor.PublishQuestion;
import org.topiary.mqtt.doctor.TestStep;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.ProfileStore;

@WindowTest
@SuppressWarnings("NullAway.Init") // set by @Start
class StartViewTest {
    @TempDir
    private static Path folder;

    private final List<String> opened = new CopyOnWriteArrayList<>();
    private ProfileStore store;
    private StartViewModel model;
    private StartView view;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        stage = shown;
        store = new ProfileStore(Files.createTempDirectory(folder, "data"), problem -> {});
        model = new StartViewModel(
                store,
                new MemoryCredentials(),
                new StartActions() {
                    @Override
                    public void open(ConnectionProfile profile, ConnectionSecrets secrets) {
                        byte[] password = secrets.copy(SecretField.PASSWORD);
                        opened.add((profile.name().isEmpty() ? profile.address().host() : profile.name())
                                + (password == null ? "" : " " + password.length));
                    }

                    @Override
                    public CompletableFuture<Void> test(
                            ConnectionProfile profile,
                            ConnectionSecrets secrets,
                            Consumer<TestStep> onStep,
                            PublishQuestion ask) {
                        secrets.close();
                        return CompletableFuture.completedFuture(null);
                    }

                    @Override
                    public ProxyChoice defaultProxy() {
                        return ProxyChoice.DEFAULT;
                    }

                    @Override
                    public void useAsDefaultProxy(ProxyChoice proxy) {
                        opened.add("default proxy " + proxy.host());
                    }

                    @Override
                    public void choseModule(String path) {
                        opened.add("module " + path);
                    }

                    @Override
                    public void openDemo() {
                        opened.add("demo");
                    }
                },
                new NothingOpen(),
                Platform::runLater,
                InstantSource.system(),
                TimeZone.getDefault());
        view = new StartView(
                model,
                new ExchangeViewModel(
                        new NoExchange(),
                        store,
                        model.credentials(),
                        Tasks.on(Runnable::run),
                        Runnable::run,
                        model::showImported),
                new SystemFileQuestions());
        Scene scene = new Scene(view, 980, 700);
        scene.getStylesheets().add("/org/topiary/app/topiary.css");
        stage.setScene(scene);
        stage.show();
        view.focusFirst();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aConnectionIsMadeAndOpenedByKeyboardAlone(FxRobot robot) {
        shot("start-empty");
        robot.type(KeyCode.ENTER);
        waitUntil(() -> robot.lookup("#form-url").tryQuery().isPresent());
        assertThat(robot.lookup(".field-note").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(note -> note.contains("mqtts://user@host:8883"));
        robot.write("mqtts://ada:secret@");
        waitUntil(() ->
                robot.lookup("#form-url").queryTextInputControl().getText().equals("mqtts://ada@"));
        robot.write("broker.example");
        assertThat(robot.lookup("#form-url").queryTextInputControl().getText()).isEqualTo("mqtts://ada@broker.example");
        assertThat(robot.lookup("#form-host").queryTextInputControl().getText()).isEqualTo("broker.example");
        assertThat(robot.lookup("#form-password").queryTextInputControl().getText())
                .isEqualTo("secret");
        assertThat(robot.lookup("#form-tls").queryAs(CheckBox.class).isSelected())
                .isTrue();
        shot("form");
        robot.type(KeyCode.ENTER);
        waitUntil(() -> opened.equals(List.of("broker.example 6")));
        assertThat(model.cards()).hasSize(1);
        assertThat(robot.lookup("#form-url").tryQuery()).isEmpty();
    }

    @Test
    void ofVeryManyConnectionsTheNewestAreShown_andMoreWhenTheyAreAskedFor(FxRobot robot) {
        store.putAll(IntStream.range(0, 1_000)
                .mapToObj(i -> ConnectionProfile.of(
                        "id" + i, "", new BrokerAddress(BrokerAddress.Transport.TCP, "h" + i, 1883, "")))
                .toList());
        store.used("id999", Instant.EPOCH);
        robot.interact(model::refresh);

        assertThat(robot.lookup(".connection-card").queryAll()).hasSize(300);
        assertThat(robot.lookup(".connection-card > .card-button").queryAllAs(Button.class))
                .first()
                .satisfies(card -> assertThat(card.getAccessibleText()).contains("h999"));
        assertThat(robot.lookup("#start-more").queryButton().getText())
                .isEqualTo("Show more connections (700 are not shown)");
        robot.interact(() -> robot.lookup("#start-more").queryButton().fire());
        assertThat(robot.lookup(".connection-card").queryAll()).hasSize(600);
        assertThat(view.lookupAll(".connection-card").stream()
                        .toList()
                        .indexOf(stage.getScene().getFocusOwner().getParent()))
                .isEqualTo(300);
    }

    @Test
    void importedCardsAreMarkedAndTheFirstHasTheFocus_untilTheNextKey(FxRobot robot) {
        robot.interact(this::addSome);
        robot.interact(() -> {
            add("mqtt://new.example", "New", null);
            add("mqtt://z.example", "Z", null);
            model.showImported(List.of("New", "Z"));
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(imported(robot)).containsExactly("New", "Z");
        assertThat(focusedCard()).isEqualTo("New");
        assertThat(cardLines(robot)).filteredOn("Imported"::equals).hasSize(2);
        shot("start-imported");

        robot.type(KeyCode.RIGHT);
        assertThat(imported(robot)).isEmpty();
        assertThat(cardLines(robot)).doesNotContain("Imported");
    }

    @Test
    void importedCardsAreUnmarkedByThemselves(FxRobot robot) {
        robot.interact(() -> {
            add("mqtt://new.example", "New", null);
            model.showImported(List.of("New"));
        });
        assertThat(imported(robot)).containsExactly("New");
        waitUntil(() -> model.justImportedProperty().get().isEmpty());
        assertThat(imported(robot)).isEmpty();
    }

    @Test
    void anImportedCardFarDownIsShownWithoutAllBeforeIt(FxRobot robot) {
        store.putAll(IntStream.range(0, 100_000)
                .mapToObj(i -> ConnectionProfile.of(
                        "id" + i, "c%05d".formatted(i), new BrokerAddress(BrokerAddress.Transport.TCP, "h", 1883, "")))
                .toList());
        robot.interact(() -> {
            new FocusReveal().follow(stage.getScene());
            model.showImported(List.of("id70000", "id70001"));
        });
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(imported(robot)).containsExactly("id70000", "id70001");
        assertThat(robot.lookup(".connection-card").queryAll()).hasSize(300);
        assertThat(focusedCard()).isEqualTo("id70000");
        Node focused = stage.getScene().getFocusOwner();
        assertThat(stage.getScene()
                        .getRoot()
                        .getLayoutBounds()
                        .contains(focused.localToScene(focused.getLayoutBounds())))
                .isTrue();

        robot.interact(() -> robot.lookup("#start-earlier").queryButton().fire());
        assertThat(robot.lookup(".connection-card").queryAll()).hasSize(600);
        assertThat(focusedCard()).isEqualTo("id69969");
        robot.interact(() -> robot.lookup("#start-more").queryButton().fire());
        assertThat(focusedCard()).isEqualTo("id70270");
        robot.interact(() -> stage.getScene().setRoot(new StackPane()));
        robot.interact(() -> stage.getScene().setRoot(view));
        assertThat(robot.lookup(".connection-card").queryAllAs(ConnectionCardView.class))
                .hasSize(300)
                .first()
                .extracting(ConnectionCardView::id)
                .isEqualTo("id0");
    }

    private static List<String> cardLines(FxRobot robot) {
        return robot.lookup(".card-line").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static List<String> imported(FxRobot robot) {
        return robot.lookup(".imported").queryAllAs(ConnectionCardView.class).stream()
                .map(ConnectionCardView::id)
                .toList();
    }

    private String focusedCard() {
        return stage.getScene().getFocusOwner().getParent() instanceof ConnectionCardView card ? card.id() : "";
    }

    @Test
    void theFirstWrongFieldGetsTheFocus_escLeaves(FxRobot robot) {
        robot.interact(model::newConnection);
        robot.interact(() -> robot.lookup("#form-url").queryTextInputControl().setText("ws://home"));
        robot.interact(() -> robot.lookup("#form-port").queryTextInputControl().setText("70000"));
        robot.interact(
                () -> robot.lookup("#form-section-connection").queryButton().fire());
        robot.interact(
                () -> robot.lookup("#form-keep-alive").queryTextInputControl().setText("x"));
        robot.interact(() -> robot.lookup("#form-save").queryButton().fire());
        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("form-port");
        shot("form-errors");
        robot.type(KeyCode.ESCAPE);
        assertThat(model.formProperty().get()).isNull();
        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("start-new-card");
    }

    @Test
    void cardsAreWalkedOpenedDeletedAndBroughtBackByKeys(FxRobot robot) {
        robot.interact(this::addSome);
        robot.interact(view::focusFirst);
        shot("start");
        robot.type(KeyCode.F2);
        assertThat(robot.lookup("#form-name").queryTextInputControl().getText()).isEqualTo("Home");
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.DELETE);
        assertThat(model.cards()).hasSize(4);
        assertThat(stage.getScene().getFocusOwner().getParent()).isInstanceOf(ConnectionCardView.class);
        shot("start-deleted");
        robot.interact(() -> robot.lookup("#start-undo").queryButton().fire());
        assertThat(model.cards()).hasSize(5);
        robot.interact(view::focusFirst);
        robot.type(KeyCode.ENTER);
        waitUntil(() -> robot.lookup("#prompt-password").tryQuery().isPresent());
        assertThat(robot.lookup("Leave empty to connect without a password")
                        .queryLabeled()
                        .isVisible())
                .isTrue();
        robot.write("pw");
        shot("start-password");
        robot.type(KeyCode.ENTER);
        waitUntil(() -> opened.equals(List.of("Home 2")));
        robot.clickOn("#start-demo");
        waitUntil(() -> opened.size() == 2);
    }

    @Test
    void theButtonEndsWhereTheCardsEnd_andOnlyCutTextHasATooltip(FxRobot robot) {
        robot.interact(this::addSome);
        for (int width : new int[] {900, 980, 1400}) {
            robot.interact(() -> stage.setWidth(width));
            WaitForAsyncUtils.waitForFxEvents();
            double cards = robot.lookup(".card-button").queryAll().stream()
                    .mapToDouble(StartViewTest::right)
                    .max()
                    .orElseThrow();
            assertThat(right(robot.lookup("#start-new").query())).isCloseTo(cards, within(1.0));
        }
        robot.interact(() -> {
            stage.setWidth(720);
            // All cards are to be in view, whatever place and size an earlier test left.
            stage.setX(0);
            stage.setY(0);
            stage.setHeight(900);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Label heading = robot.lookup(Texts.get("start.heading")).queryAs(Label.class);
        assertThat(heading.getWidth()).isGreaterThanOrEqualTo(heading.prefWidth(-1));
        List<Tooltip> tooltips = robot.lookup(".connection-card > .card-button").queryAllAs(Button.class).stream()
                .peek(robot::moveTo)
                .map(Button::getTooltip)
                .filter(Objects::nonNull)
                .toList();
        assertThat(tooltips)
                .singleElement()
                .satisfies(tip -> assertThat(tip.getText()).contains("a-very-long-host-name"));
    }

    @Test
    void aCardHasAMenu_andWhatIsPointedAtTellsWhatItDoes(FxRobot robot) {
        robot.interact(this::addSome);
        Button card = robot.lookup(".connection-card > .card-button").nth(0).queryButton();
        robot.clickOn(card, MouseButton.SECONDARY);
        waitUntil(() -> robot.lookup(Texts.get("start.delete")).tryQuery().isPresent());
        robot.clickOn(Texts.get("start.delete"));
        waitUntil(() -> store.profiles().size() == 4);

        Node first = robot.lookup(".connection-card").nth(0).query();
        robot.moveTo(first);
        Button edit = robot.from(first).lookup(".card-actions > .button").nth(0).queryButton();
        robot.moveTo(edit);
        waitUntil(() -> edit.getTooltip() != null && edit.getTooltip().isShowing());
        assertThat(edit.getTooltip().getText())
                .isEqualTo(edit.getAccessibleHelp())
                .isEqualTo(Texts.get("start.edit"));
    }

    private static double right(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }

    private void addSome() {
        Instant now = Instant.now();
        add("mqtts://ada@home.example", "Home", now.minus(Duration.ofMinutes(12)));
        add("mqtt://10.0.0.17:1884", "Plant north, line 2", now.minus(Duration.ofHours(30)));
        add(
                "wss://a-very-long-host-name.with-many.labels.iot.example.org:8443/mqtt",
                "A cloud broker with a very long name indeed",
                now.minus(Duration.ofDays(90)));
        add("mqtt://test.mosquitto.org", "test.mosquitto.org", null);
        add("ws://localhost:8080/mqtt", "localhost", null);
        model.refresh();
    }

    private void add(String url, String name, @Nullable Instant used) {
        BrokerAddress.Parsed parsed = BrokerAddress.parse(url);
        store.put(ConnectionProfile.of(name, name, parsed.address()).toBuilder()
                .userName(parsed.userName())
                .build());
        if (used != null) {
            store.used(name, used);
        }
    }

    private void shot(String name) {
        Snapshots.saveAll(stage, name);
    }

    private static void waitUntil(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("It did not happen in time", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
