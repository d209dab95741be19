// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.ui.VisiblePart;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.vault.VaultException.Reason;

/** Tests where the focus moves automatically and with the keys that move it. */
@IntegrationTest
final class FocusStoryTest {
    private static final List<String> PARTS =
            List.of("lens-row", "lens", "lens-side", "drawer", "timeline", "status-bar", "window-header", "topic-tree");

    @TempDir
    private Path dataDir;

    private final TestKeychain keychain = new TestKeychain();
    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.start();
        explorer = Explorer.open(dataDir, keychain);
    }

    @AfterEach
    void end() throws IOException {
        assertThat(Explorer.onFx(explorer::notices)).isEmpty();
        explorer.close();
        broker.close();
    }

    private void connectAndSelect() {
        explorer.startPage().connect("mqtt://127.0.0.1:" + broker.port(), null);
        explorer.waitForState("Connected");
        explorer.publish().send("lamp", "on", 0, false);
        explorer.waitFor("the message", () -> explorer.tree().messages("lamp") == 1);
        explorer.tree().select("lamp");
        explorer.waitFor("its history", () -> explorer.message().historySize() == 1);
        explorer.tree().focus();
    }

    /** The part of the session that has the focus. */
    private String part() {
        return Explorer.onFx(() -> {
            for (Node each = explorer.scene().getFocusOwner(); each != null; each = each.getParent()) {
                for (String part : PARTS) {
                    if (each.getStyleClass().contains(part)) {
                        return part;
                    }
                }
            }
            return "";
        });
    }

    @Test
    void f6GoesAroundThePartsAndComesBackToWhereTheFocusWas() {
        connectAndSelect();
        List<String> reached = new ArrayList<>();
        PARTS.forEach(part -> {
            explorer.type(KeyCode.F6);
            reached.add(part());
        });
        assertThat(reached).isEqualTo(PARTS);
        explorer.waitForFocus("topic-rows");

        explorer.press(KeyCode.SHIFT, KeyCode.F6);
        assertThat(part()).isEqualTo("window-header");
        explorer.press(KeyCode.SHIFT, KeyCode.F6);
        explorer.type(KeyCode.TAB);
        String link = explorer.focused();
        assertThat(part()).isEqualTo("status-bar");
        explorer.type(KeyCode.F6);
        explorer.press(KeyCode.SHIFT, KeyCode.F6);
        explorer.waitForFocus(link);
    }

    @Test
    void ctrlPOpensThePublishPanelAndGoesToWhatIsMissing() {
        connectAndSelect();
        explorer.press(KeyCode.CONTROL, KeyCode.J);
        assertThat(explorer.isShown("#publish-payload")).isFalse();
        explorer.press(KeyCode.CONTROL, KeyCode.P);
        assertThat(explorer.isShown("#publish-payload")).isTrue();
        explorer.waitForFocus("publish-payload");
        explorer.setText("#publish-topic", "");
        explorer.tree().focus();
        explorer.press(KeyCode.CONTROL, KeyCode.P);
        explorer.waitForFocus("publish-topic");
    }

    @Test
    void bracketsGoThroughTheHistory() {
        connectAndSelect();
        for (String value : List.of("first", "second", "third")) {
            explorer.publish().send("home/steps", value, 0, false);
        }
        explorer.tree().select("home/steps");
        explorer.waitFor("the newest", () -> explorer.message().value().equals("third"));
        explorer.tree().focus();
        explorer.type(KeyCode.OPEN_BRACKET, KeyCode.OPEN_BRACKET);
        explorer.waitFor("the oldest", () -> explorer.message().value().equals("first"));
        explorer.type(KeyCode.CLOSE_BRACKET);
        explorer.waitFor("the second", () -> explorer.message().value().equals("second"));
        explorer.type(KeyCode.CLOSE_BRACKET);
        explorer.waitFor("the newest again", () -> explorer.message().value().equals("third"));
        explorer.press(KeyCode.CONTROL, KeyCode.F);
        explorer.write("[");
        assertThat(explorer.message().value()).isEqualTo("third");
    }

    @Test
    void aPromptStaysUntilSomethingIsTyped() {
        connectAndSelect();
        explorer.press(KeyCode.CONTROL, KeyCode.F);
        explorer.waitForDrawing();
        explorer.waitForFocus("tree-filter");
        assertThat(isPromptShown()).isTrue();
        explorer.write("l");
        explorer.waitForDrawing();
        assertThat(isPromptShown()).isFalse();
    }

    private boolean isPromptShown() {
        return Explorer.onFx(() -> {
            TextField filter = (TextField) explorer.scene().lookup("#tree-filter");
            return filter.lookupAll(".text").stream()
                    .anyMatch(node -> node instanceof Text text
                            && text.isVisible()
                            && text.getText().equals(filter.getPromptText()));
        });
    }

    @Test
    void aQuestionInALowWindowOpensAtTheFieldThatHasTheFocus() throws IOException {
        broker.close();
        broker = MosquittoBroker.startWithPassword(CredentialsStories.USER, CredentialsStories.PASSWORD);
        keychain.failWith(Reason.KEYCHAIN_ABSENT);
        Stage stage = explorer.stages().getFirst();
        explorer.onWindow(() -> {
            stage.setWidth(720);
            stage.setHeight(480);
        });
        explorer.fire("#start-credentials");
        explorer.waitForFocus("credentials-password");
        explorer.waitForDrawing();
        Explorer.onFx(() -> {
            Node field = explorer.scene().getFocusOwner();
            Bounds whole = field.localToScene(field.getLayoutBounds());
            assertThat(VisiblePart.of(field).getHeight()).isEqualTo(whole.getHeight());
            return true;
        });
    }

    @Test
    void theBannerThatAsksForAnotherPasswordHasTheFocus() throws IOException {
        broker.close();
        broker = MosquittoBroker.startWithPassword(CredentialsStories.USER, CredentialsStories.PASSWORD);
        explorer.startPage().connect("mqtt://" + CredentialsStories.USER + "@127.0.0.1:" + broker.port(), "wrong");
        explorer.waitForFocus("banner-password");
        explorer.write(CredentialsStories.PASSWORD);
        assertThat(explorer.textOf("#banner-password")).isEqualTo(CredentialsStories.PASSWORD);
    }
}
