// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.mqtt.receive.MessageProperties.UserProperty;

/** The properties of a message, as they fold out in the pane. */
@SuppressWarnings("NullAway.Init") // set before each test
class PropertyListTest {
    private static final int MANY = 20_000;
    private static final String LONG = "x".repeat(65_535);

    private final TestSession session = new TestSession(1 << 24, (System.currentTimeMillis() - 60_000) * 1_000_000L);
    private final MessageViewModel model =
            new MessageViewModel(session.log, session.tree, Platform::runLater, Tasks.on(Runnable::run));
    private Stage stage;
    private MessageView view;

    @BeforeEach
    void open() throws TimeoutException {
        stage = FxToolkit.registerPrimaryStage();
        view = fx(() -> MessageStage.show(model, stage));
    }

    @AfterEach
    void close() {
        fx(() -> {
            Window.getWindows().stream()
                    .filter(window -> !window.equals(stage))
                    .toList()
                    .forEach(Window::hide);
            view.dispose();
            stage.hide();
            return true;
        });
        session.close();
    }

    @Test
    void nothing_is_made_of_properties_while_they_are_folded_and_only_what_is_in_sight_when_they_are_not() {
        receive(IntStream.range(0, MANY)
                .mapToObj(number -> new UserProperty("k" + number, "v" + number))
                .toArray(UserProperty[]::new));
        select();

        assertThat(fx(() -> details().isVisible())).isTrue();
        assertThat(fx(() -> list().isVisible() || !list().getItems().isEmpty())).isFalse();
        assertThat(fx(() -> texts(view.root()))).noneMatch(text -> text.contains("k0"));

        unfold();

        assertThat(fx(() -> list().getItems().size())).isEqualTo(MANY + 1);
        assertThat(fx(() -> texts(list()))).contains("User properties (20,000)", "“k0”", "“v0”");
        assertThat(fx(() -> list().lookupAll(".list-cell").size())).isLessThan(20);

        for (int pass = 0; pass < 2; pass++) {
            // The list knows how far its end is only once it has been near.
            fx(() -> {
                list().scrollTo(MANY);
                list().layout();
                return true;
            });
        }

        assertThat(fx(() -> texts(list()))).contains("“k19999”", "“v19999”");
    }

    @Test
    void a_message_without_properties_lets_go_of_those_of_the_one_before() {
        receive(new UserProperty("k", "v"));
        select();
        unfold();
        assertThat(fx(() -> list().isVisible())).isTrue();

        session.receive("bare", "1");
        fx(() -> {
            model.select(session.node("bare"));
            return true;
        });

        assertThat(fx(() -> list().isVisible()
                        || details().isVisible()
                        || !list().getItems().isEmpty()))
                .isFalse();
    }

    @Test
    void empty_strings_are_shown_and_only_what_is_cut_can_be_shown_whole() {
        receive(new UserProperty("", ""), new UserProperty("name", LONG), new UserProperty(LONG, "value"));
        select();
        unfold();

        assertThat(fx(() -> texts(list()))).contains("“”");
        assertThat(fx(() -> list().lookupAll(".hyperlink").stream()
                        .filter(Node::isVisible)
                        .count()))
                .isEqualTo(2);

        fx(() -> {
            list().lookupAll(".hyperlink").stream()
                    .filter(Node::isVisible)
                    .map(Hyperlink.class::cast)
                    .min((one, other) -> Double.compare(top(one), top(other)))
                    .orElseThrow()
                    .fire();
            return true;
        });

        Node whole = fx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#whole-text"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow());
        assertThat(fx(() -> texts(whole)))
                .contains("Name", "name", "Value", "x".repeat(56))
                .allMatch(text -> text.length() < 100);
        fx(() -> {
            ((Button) whole.lookup(".button")).fire();
            return true;
        });
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(LONG);
    }

    private void receive(UserProperty... properties) {
        session.receive(
                "t",
                "1".getBytes(UTF_8),
                false,
                new MessageProperties(-1, -1, "", "", new byte[0], List.of(properties), List.of(), false).encode());
    }

    private void select() {
        fx(() -> {
            model.select(session.node("t"));
            return true;
        });
    }

    private void unfold() {
        fx(() -> {
            details().fire();
            return true;
        });
    }

    private ToggleButton details() {
        return (ToggleButton) view.root().lookup(".info-line .toggle-button");
    }

    private ListView<?> list() {
        return (ListView<?>) view.root().lookup("#message-properties");
    }

    private static double top(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    private static List<String> texts(Node root) {
        root.applyCss();
        // The next pulse may be late.
        root.getScene().getRoot().layout();
        return root.lookupAll("*").stream()
                .filter(node -> node instanceof Labeled && node.isVisible())
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null)
                .toList();
    }

    private static <T> T fx(Callable<T> action) {
        T result = WaitForAsyncUtils.waitForAsyncFx(60_000, action);
        WaitForAsyncUtils.waitForFxEvents(2);
        return result;
    }
}
