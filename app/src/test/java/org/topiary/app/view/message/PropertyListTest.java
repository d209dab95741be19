// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.message.MessageStage.fx;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.IntegrationTest;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.mqtt.receive.MessageProperties.UserProperty;

/** Tests the properties of a message, which expand in the pane. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
class PropertyListTest {
    private static final int MANY = 20_000;
    private static final String LONG = "x".repeat(65_535);

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
    void nothingIsMadeOfPropertiesWhileTheyAreHiddenAndOnlyWhatIsVisibleWhenTheyAreShown() {
        receive(IntStream.range(0, MANY)
                .mapToObj(number -> new UserProperty("k" + number, "v" + number))
                .toArray(UserProperty[]::new));
        pane.select("t");

        assertThat(fx(() -> details().isVisible())).isTrue();
        assertThat(fx(() -> texts(pane.root()))).noneMatch(text -> text.contains("k0"));

        unfold();

        assertThat(fx(() -> list().getItems().size())).isEqualTo(5 + MANY + 1 + 5);
        assertThat(fx(() -> texts(list()))).contains("User properties (20,000)", "“k0”", "“v0”");
        assertThat(fx(() -> list().lookupAll(".list-cell").size())).isLessThan(20);

        for (int pass = 0; pass < 2; pass++) {
            // The list knows the distance to its end only after it has been scrolled near it.
            fx(() -> {
                list().scrollTo(MANY);
                list().layout();
                return true;
            });
        }

        assertThat(fx(() -> texts(list()))).contains("“k19999”", "“v19999”");
    }

    @Test
    void aMessageWithoutPropertiesLetsGoOfThoseOfTheOneBefore() {
        receive(new UserProperty("k", "v"));
        pane.select("t");
        unfold();
        assertThat(fx(() -> list().isVisible())).isTrue();

        pane.session.receive("bare", "1");
        pane.select("bare");

        assertThat(fx(() -> details().isVisible())).isFalse();
        assertThat(fx(() -> texts(list())))
                .contains("Topic (1 message in the history)")
                .noneMatch(text -> text.contains("User properties"));

        pane.select("none");
        assertThat(fx(() -> list().isVisible() || !list().getItems().isEmpty())).isFalse();
    }

    @Test
    void emptyStringsAreShownAndOnlyWhatIsCutCanBeShownWhole() {
        receive(new UserProperty("", ""), new UserProperty("name", LONG), new UserProperty(LONG, "value"));
        pane.select("t");
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
        });
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(LONG);
    }

    private void receive(UserProperty... properties) {
        pane.session.receive(
                "t",
                "1".getBytes(UTF_8),
                false,
                new MessageProperties(-1, -1, "", "", new byte[0], List.of(properties), List.of(), false).encode());
    }

    private void unfold() {
        fx(() -> details().fire());
    }

    private Hyperlink details() {
        return (Hyperlink) pane.lookup("#message-details");
    }

    private ListView<?> list() {
        return (ListView<?>) pane.lookup("#message-properties");
    }

    private static double top(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinY();
    }

    private static List<String> texts(Node root) {
        root.applyCss();
        // The next pulse may come late.
        root.getScene().getRoot().layout();
        return root.lookupAll("*").stream()
                .filter(node -> node instanceof Labeled && node.isVisible())
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null)
                .toList();
    }
}
