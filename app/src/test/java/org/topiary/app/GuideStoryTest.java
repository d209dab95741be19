// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.ui.SystemFileQuestions;
import org.topiary.app.viewmodel.guide.GuidePage;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.TestCertificates;

/** Tests that F1 opens the guide at the right page and leaves everything else unchanged. */
@IntegrationTest
final class GuideStoryTest {
    private static final int[][] SIZES = {{1280, 800}, {900, 600}};

    @TempDir
    private Path dataDir;

    private final List<URI> browsed = new CopyOnWriteArrayList<>();
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        explorer = Explorer.open(
                dataDir,
                new Environment(
                        new TestKeychain(),
                        dataDir,
                        new InstalledTools("Linux", dataDir, Map.of()),
                        new SystemFileQuestions(),
                        browsed::add),
                new LaunchPlan.Start.Page());
    }

    @AfterEach
    void end() {
        try (Explorer closed = explorer) {
            assertThat(Explorer.onFx(closed::notices)).isEmpty();
        }
    }

    private String title() {
        return Explorer.onFx(
                () -> pages().getSelectionModel().getSelectedItem() instanceof GuidePage page ? page.title() : "");
    }

    private ListView<?> pages() {
        return (ListView<?>) explorer.scene().lookup("#guide-pages");
    }

    private void waitForPage(String title) {
        explorer.waitFor("the page " + title, () -> explorer.isShown("#guide-pages") && title().equals(title));
    }

    private void follow(String words) {
        explorer.onWindow(() -> explorer.scene().getRoot().lookupAll(".guide-link").stream()
                .filter(Hyperlink.class::isInstance)
                .map(Hyperlink.class::cast)
                .filter(link -> link.getText().startsWith(words))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    @Test
    void opensAtTheFirstConnectionTurnsPagesByKeyAndByLinkAndClosesByEscape() {
        explorer.waitFor("the page of connections", () -> explorer.isShown("#start-demo"));
        explorer.onWindow(() -> explorer.scene().lookup("#start-demo").requestFocus());
        explorer.press(KeyCode.F1);
        waitForPage("First connection");
        explorer.waitFor("the focus", () -> explorer.isFocused("#guide-pages"));
        Snapshots.saveAll(explorer.stages().getFirst(), "guide-first", SIZES);

        explorer.type(KeyCode.DOWN);
        waitForPage("TLS and certificates");
        explorer.press(KeyCode.CONTROL, KeyCode.N);
        assertThat(explorer.isShown("#form-url")).isFalse();

        explorer.type(KeyCode.END);
        waitForPage("Keys");
        explorer.type(KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.UP);
        waitForPage("Publishing");
        follow("MQTT 5, section 3.3.1.3");
        explorer.waitFor("the browser", () -> browsed.size() == 1);
        assertThat(browsed.getFirst().getHost()).isEqualTo("docs.oasis-open.org");
        follow("Several brokers");
        waitForPage("Several brokers");
        assertThat(Explorer.onFx(this::picturesWithoutWords)).isZero();

        explorer.type(KeyCode.ESCAPE);
        explorer.waitFor("the guide to go", () -> !explorer.isShown("#guide"));
        explorer.waitFor("the focus", () -> explorer.isFocused("#start-demo"));
    }

    private List<String> pictures() {
        return explorer.scene().getRoot().lookupAll(".guide-picture > .image-view").stream()
                .map(node -> ((ImageView) node).getImage().getUrl())
                .toList();
    }

    private long picturesWithoutWords() {
        List<Node> pictures = explorer.scene().getRoot().lookupAll(".guide-picture > .image-view").stream()
                .toList();
        assertThat(pictures).isNotEmpty();
        return pictures.stream()
                .filter(node -> !(node instanceof ImageView view)
                        || view.getAccessibleText().isBlank())
                .count();
    }

    @Test
    void everyPageIsDrawnInTheDarkWithPicturesThatAreDark() {
        explorer.onWindow(() -> explorer.windowModel().themeProperty().set(Theme.DARK));
        explorer.press(KeyCode.F1);
        waitForPage("First connection");
        int all = Explorer.onFx(() -> pages().getItems().size());
        for (int i = 0; i < all; i++) {
            int page = i;
            explorer.onWindow(() -> pages().getSelectionModel().select(page));
            explorer.waitForDrawing();
            assertThat(Explorer.onFx(() -> explorer.scene()
                            .getRoot()
                            .lookupAll(".guide-heading-1")
                            .size()))
                    .isEqualTo(1);
            assertThat(Explorer.onFx(this::pictures)).isNotEmpty().allMatch(source -> source.endsWith("-dark.png"));
            Snapshots.save(explorer.scene(), "guide-page-" + page);
        }
    }

    @Test
    void opensAtThePageAboutWhatHasTheFocusEvenOverAQuestionWhichWaits() throws IOException {
        Path folder = Files.createTempDirectory("topiary-mosquitto");
        try (MosquittoBroker broker = MosquittoBroker.startIn(
                folder,
                TestCertificates.selfSigned("127.0.0.1")
                        .mosquitto(folder, "self")
                        .toArray(String[]::new))) {
            explorer.startPage().connect("mqtts://127.0.0.1:" + broker.port(), null);
            explorer.waitFor("the question", () -> explorer.isShown("#dialog-trust"));
            explorer.press(KeyCode.F1);
            waitForPage("TLS and certificates");
            explorer.type(KeyCode.ESCAPE);
            explorer.waitFor("the guide to go", () -> !explorer.isShown("#guide"));
            assertThat(explorer.isShown("#dialog-trust")).isTrue();
            explorer.waitFor("the focus", () -> explorer.isFocused("#dialog-cancel"));
            explorer.click("#dialog-trust");
            explorer.waitForState("Connected");
            // The certificate is valid for a month.
            explorer.waitFor("the notice", () -> explorer.notices().size() == 1);
            explorer.onWindow(() -> explorer.windowModel().notices().clear());

            explorer.tree().focus();
            explorer.press(KeyCode.F1);
            waitForPage("Reading payloads");
            explorer.type(KeyCode.ESCAPE);
            explorer.publish().open();
            explorer.onWindow(() -> explorer.scene().lookup("#publish-topic").requestFocus());
            explorer.press(KeyCode.F1);
            waitForPage("Publishing");
            explorer.click("#guide-close");
            explorer.waitFor("the guide to go", () -> !explorer.isShown("#guide"));
            explorer.waitFor("the focus", () -> explorer.isFocused("#publish-topic"));
        }
    }
}
