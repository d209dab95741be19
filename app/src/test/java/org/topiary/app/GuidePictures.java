// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.form.GeneralSection;
import org.topiary.app.viewmodel.publish.Payload;
import org.topiary.app.viewmodel.publish.PublishViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.profiles.ProfileStore;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.TestCertificates;

/**
 * Takes the pictures of the guide and the README again, in light and dark: {@code mvn -Pguide}. Creates everything that
 * they show: the demo's broker, a broker with an untrusted certificate, and a data folder that is deleted at the end.
 */
public final class GuidePictures {
    /** The name of this computer that appears in the pictures. */
    static final String HOST = "hall2.plant.example";

    private static final double RATE = 4;
    private static final long SEED = 7;
    private static final int MESSAGES = 30_000;
    /** 21.5 as a float. */
    private static final byte[] REGISTER = {0x41, (byte) 0xac, 0, 0};

    private final Explorer explorer;
    private final WindowPictures pictures;

    private GuidePictures(Explorer explorer, WindowPictures pictures) {
        this.explorer = explorer;
        this.pictures = pictures;
    }

    /** @param arguments the folder of the documents; then, for another language than English, its tag */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(arguments.length > 1 ? Locale.forLanguageTag(arguments[1]) : Locale.UK);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Path docs = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Files.createTempDirectory("topiary-guide");
        int exitCode = 0;
        try {
            take(folder, MESSAGES, (name, explorer, part) -> write(docs, name, explorer, part));
        } catch (Exception | AssertionError e) {
            System.err.println("topiary: the pictures could not be taken: " + e);
            e.printStackTrace();
            exitCode = 1;
        } finally {
            delete(folder);
        }
        System.exit(exitCode);
    }

    /**
     * Shows everything that the guide shows, in the language of the default locale.
     *
     * @param messages number of messages that the demo's session has received before its pictures are taken
     */
    static void take(Path folder, int messages, WindowPictures.Taking taking) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        keepSomeConnections(data);
        Environment environment = Explorer.environment(folder, new TestKeychain("GNOME Keyring"));
        try (Explorer explorer = Explorer.open(data, environment, new LaunchPlan.Start.Demo(RATE, SEED))) {
            WindowPictures pictures = new WindowPictures(explorer, taking);
            GuidePictures connections = new GuidePictures(explorer, pictures);
            explorer.waitFor("the demo", () -> explorer.isShown("#tree-filter"));
            SessionViewModel demo = explorer.model();
            connections.startPage();
            connections.form();
            connections.test();
            connections.credentials();
            connections.imported();
            connections.settings();
            explorer.waitFor("messages", () -> demo.session().messagesReceived() > messages);
            new DemoPictures(explorer, demo, pictures).take();
            connections.secondBroker(folder);
        }
    }

    private static void keepSomeConnections(Path data) throws IOException {
        try (ProfileStore store = new ProfileStore(data, problem -> {})) {
            store.put(profile("home", "Home", "mqtt://homeassistant.local"));
            store.put(profile("line", "Line 1", "mqtts://ann@plant.example").toBuilder()
                    .folder("Plant")
                    .colour(GeneralSection.COLOURS.get(4))
                    .build());
            store.put(profile("packing", "Packing", "wss://plant.example/mqtt").toBuilder()
                    .folder("Plant")
                    .build());
        }
    }

    private static ConnectionProfile profile(String id, String name, String url) {
        return ConnectionProfile.of(id, name, BrokerAddress.parse(url).address());
    }

    private void startPage() throws IOException {
        home();
        pictures.window("start", 700, 660);
    }

    private void home() {
        explorer.onWindow(() -> explorer.windowModel().currentProperty().set(null));
        explorer.waitFor("the page of connections", () -> explorer.isShown("#start-new"));
    }

    private void form() throws IOException {
        pictures.size(900, 711);
        explorer.startPage().fillForm("mqtts://ann@plant.example", null);
        pictures.part("form", ".form-panel");
        explorer.fire("#form-cancel");
    }

    private void test() throws IOException {
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            explorer.startPage().fillForm("mqtt://" + HOST + ":" + broker.port(), null);
            explorer.fire("#form-test");
            explorer.waitFor("the question", () -> explorer.isShown("#test-publish-yes"));
            explorer.fire("#test-publish-yes");
            explorer.waitFor("the end of the test", () -> explorer.isFocused("#test-close"));
            pictures.part("test", ".test-panel");
            explorer.type(KeyCode.ESCAPE);
            explorer.fire("#form-cancel");
        }
    }

    private void credentials() throws IOException {
        home();
        explorer.fire("#start-credentials");
        explorer.waitFor("the question", () -> explorer.isShown("#credentials-keychain"));
        pictures.part("credentials", ".question-panel");
        explorer.type(KeyCode.ESCAPE);
    }

    private void imported() throws IOException {
        home();
        explorer.onWindow(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("mosquitto_sub -h plant.example -p 8883 -u ann -P 'correct horse' -t 'line1/#' -q 1"
                    + " --cafile /etc/ssl/plant.pem --insecure -F %J");
            Clipboard.getSystemClipboard().setContent(content);
            ((MenuButton) explorer.scene().lookup("#start-import"))
                    .getItems().stream()
                            .filter(item -> "menu-start-import-clipboard".equals(item.getId()))
                            .forEach(MenuItem::fire);
        });
        explorer.waitFor("what was found", () -> explorer.isShown("#import-not-carried"));
        pictures.part("import", ".question-panel");
        explorer.type(KeyCode.ESCAPE);
    }

    private void settings() throws IOException {
        home();
        pictures.size(900, 648);
        explorer.press(KeyCode.CONTROL, KeyCode.COMMA);
        explorer.waitFor("the settings", () -> explorer.isShown("#settings"));
        pictures.part("settings", ".dialog-sheet");
        explorer.type(KeyCode.ESCAPE);
    }

    private void secondBroker(Path folder) throws Exception {
        Path certificates = Files.createDirectory(folder.resolve("broker"));
        try (MosquittoBroker broker = MosquittoBroker.startIn(
                certificates,
                TestCertificates.selfSigned(HOST)
                        .mosquitto(certificates, "self")
                        .toArray(String[]::new))) {
            pictures.size(1000, 800);
            explorer.startPage().connect("mqtts://" + HOST + ":" + broker.port(), null);
            explorer.waitFor("the question", () -> explorer.isShown("#dialog-trust"));
            pictures.part("untrusted", ".dialog-sheet");
            explorer.click("#dialog-trust");
            explorer.waitFor("the connection", () -> explorer.session().state().phase() == Phase.CONNECTED);
            explorer.onWindow(() -> explorer.windowModel().notices().clear());
            for (String topic : List.of(
                    "line1/oven/temperature",
                    "line1/oven/state",
                    "line1/saw/speed",
                    "line1/saw/state",
                    "packing/belt/speed")) {
                explorer.publish().send(topic, topic.endsWith("state") ? "running" : "21.5", 0, true);
            }
            pictures.size(1000, 792);
            explorer.press(KeyCode.CONTROL, KeyCode.I);
            explorer.waitFor("the details", () -> explorer.isShown("#facts-copy"));
            pictures.part("details", ".dialog-sheet");
            explorer.type(KeyCode.ESCAPE);
            explorer.press(KeyCode.CONTROL, KeyCode.J);
            explorer.tree().select("line1/oven/temperature");
            explorer.tree().focus();
            explorer.waitForDrawing();
            pictures.window("tabs", 1000, 680);
            numbers();
        }
    }

    /** Shows a payload of a few bytes as all numbers that it may be. */
    private void numbers() throws IOException {
        String topic = "line1/oven/register";
        explorer.onWindow(() -> {
            PublishViewModel publish = explorer.model().publish();
            publish.reuse(topic, Payload.of(REGISTER), Qos.AT_LEAST_ONCE, false, MessageProperties.NONE);
            publish.send();
        });
        explorer.tree().select(topic);
        explorer.waitFor("the bytes", () -> explorer.isShown(".value-lines"));
        pictures.size(1000, 680);
        explorer.waitForDrawing();
        pictures.part("numbers", ".lens-stage");
    }

    /** Writes a picture in both themes. */
    private static void write(Path docs, String name, Explorer explorer, Supplier<Rectangle2D> part)
            throws IOException {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            explorer.onWindow(() -> explorer.windowModel().themeProperty().set(theme));
            // The first picture settles the layout; the second includes what the next tick draws.
            Snapshots.take(explorer.scene());
            explorer.waitForDrawing();
            Path file = docs.resolve("guide")
                    .resolve("images")
                    .resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png")
                    .normalize();
            PalettePng.write(Snapshots.take(explorer.scene()), Explorer.onFx(part), file);
            System.out.printf("%s, %,d bytes%n", file, Files.size(file));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
