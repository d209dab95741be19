// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.platform.Environment;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.ui.Snapshots;
import org.topiary.app.viewmodel.devices.DeviceKey;
import org.topiary.app.viewmodel.devices.DeviceRow;
import org.topiary.app.viewmodel.form.GeneralSection;
import org.topiary.app.viewmodel.publish.PublishOutcome;
import org.topiary.app.viewmodel.search.PayloadSearchViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.demo.Demo;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
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
    private static final long STEP_BACK_NANOS = 6_000_000_000L;
    private static final double AROUND = 14;
    private static final String SHOWN = "zigbee2mqtt/living_room_climate";

    private final Explorer explorer;
    private final Taking taking;

    private GuidePictures(Explorer explorer, Taking taking) {
        this.explorer = explorer;
        this.taking = taking;
    }

    /** What happens to each picture. */
    @FunctionalInterface
    interface Taking {
        /**
         * The window shows what the picture is to show.
         *
         * @param name of the picture, without theme and ending
         * @param part of the scene, to be asked for on the JavaFX application thread
         */
        void take(String name, Explorer explorer, Supplier<Rectangle2D> part) throws IOException;
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
    static void take(Path folder, int messages, Taking taking) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        keepSomeConnections(data);
        Environment environment = Explorer.environment(folder, new TestKeychain("GNOME Keyring"));
        try (Explorer explorer = Explorer.open(data, environment, new LaunchPlan.Start.Demo(RATE, SEED))) {
            GuidePictures pictures = new GuidePictures(explorer, taking);
            explorer.waitFor("the demo", () -> explorer.isShown("#tree-filter"));
            SessionViewModel demo = explorer.model();
            pictures.startPage();
            pictures.form();
            pictures.test();
            pictures.credentials();
            pictures.imported();
            explorer.waitFor("messages", () -> demo.session().messagesReceived() > messages);
            pictures.demo(demo);
            pictures.secondBroker(folder);
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
        window("start", 700, 660);
    }

    private void home() {
        explorer.onWindow(() -> explorer.windowModel().currentProperty().set(null));
        explorer.waitFor("the page of connections", () -> explorer.isShown("#start-new"));
    }

    private void form() throws IOException {
        size(900, 700);
        explorer.startPage().fillForm("mqtts://ann@plant.example", null);
        part("form", ".form-panel");
        explorer.fire("#form-cancel");
    }

    private void test() throws IOException {
        try (MosquittoBroker broker = MosquittoBroker.start()) {
            explorer.startPage().fillForm("mqtt://" + HOST + ":" + broker.port(), null);
            explorer.fire("#form-test");
            explorer.waitFor("the question", () -> explorer.isShown("#test-publish-yes"));
            explorer.fire("#test-publish-yes");
            explorer.waitFor("the end of the test", () -> explorer.isFocused("#test-close"));
            part("test", ".test-panel");
            explorer.type(KeyCode.ESCAPE);
            explorer.fire("#form-cancel");
        }
    }

    private void credentials() throws IOException {
        home();
        explorer.fire("#start-credentials");
        explorer.waitFor("the question", () -> explorer.isShown("#credentials-keychain"));
        part("credentials", ".question-panel");
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
        part("import", ".question-panel");
        explorer.type(KeyCode.ESCAPE);
    }

    private void demo(SessionViewModel demo) throws IOException {
        size(1280, 800);
        explorer.onWindow(() -> explorer.windowModel().currentProperty().set(demo));
        explorer.tree().select(SHOWN);
        explorer.waitFor("the value", () -> explorer.message().value().contains("temperature"));
        explorer.waitForDrawing();
        taking.take("../../images/explorer", explorer, this::whole);
        window("reading", 1000, 680);
        explorer.tree().select(Demo.LAYOUT_TOPIC);
        explorer.waitFor("the fields", () -> explorer.message().value().contains("firmware: "));
        explorer.waitForDrawing();
        window("layout", 1000, 680);
        fields("formats", "stations/airfield/packed");
        fields("schemas", "stations/delta/readings");
        table();
        devices(demo);
        explorer.tree().select(SHOWN);
        explorer.waitFor("the value", () -> explorer.message().value().contains("temperature"));
        size(1000, 800);

        explorer.onWindow(() -> demo.message().value().differenceProperty().set(true));
        explorer.waitForDrawing();
        part("diff", ".lens-stage");
        explorer.onWindow(() -> demo.message().value().differenceProperty().set(false));

        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        explorer.write("configured");
        explorer.waitFor(
                "the end of the search",
                () -> !demo.search().statusProperty().get().isEmpty()
                        && demo.search().stateProperty().get() != PayloadSearchViewModel.State.RUNNING);
        explorer.type(KeyCode.DOWN);
        explorer.waitForDrawing();
        window("search", 1000, 680);
        explorer.type(KeyCode.ESCAPE);

        explorer.tree().select(SHOWN);
        explorer.onWindow(() -> demo.timeline().step(-STEP_BACK_NANOS));
        explorer.waitFor("the past", () -> explorer.isShown("#timeline-past"));
        explorer.waitForDrawing();
        window("timeline", 1000, 680);
        explorer.onWindow(() -> demo.timeline().goLive());

        explorer.publish().send("zigbee2mqtt/hallway_light/set", "{\"state\": \"ON\", \"brightness\": 180}", 1, false);
        explorer.waitFor(
                "the result", () -> demo.publish().outcomeProperty().get().kind() == PublishOutcome.Kind.ACCEPTED);
        size(1000, 800);
        explorer.tree().focus();
        part("publish", ".drawer");
        explorer.press(KeyCode.CONTROL, KeyCode.J);

        explorer.press(KeyCode.F12);
        explorer.waitFor("the figures", () -> !explorer.label("#figures-TOPICS").isEmpty());
        part("figures", ".figures-overlay");
        explorer.press(KeyCode.F12);
    }

    /** Shows a value as a tree of its fields. */
    private void fields(String picture, String topic) throws IOException {
        explorer.tree().select(topic);
        explorer.waitFor("the value", () -> !explorer.message().value().isEmpty());
        explorer.fire("#message-form-TREE");
        explorer.waitFor(
                "the fields",
                () -> explorer.lookup("#fields").queryAll().stream()
                        .anyMatch(each -> each instanceof ListView<?> list
                                && !list.getItems().isEmpty()));
        explorer.waitForDrawing();
        window(picture, 1000, 680);
        explorer.fire("#message-form-TEXT");
    }

    private void table() throws IOException {
        explorer.tree().select("zigbee2mqtt");
        explorer.fire("#lens-table");
        explorer.waitFor(
                "the rows",
                () -> explorer.lookup("#table-rows").query() instanceof TableView<?> table
                        && table.getItems().size() > 2);
        explorer.waitForDrawing();
        window("table", 1200, 680);
        explorer.fire("#lens-value");
    }

    private void devices(SessionViewModel demo) throws IOException {
        explorer.fire("#rail-devices");
        explorer.waitFor("the devices", () -> device(demo, "Cell01").isPresent());
        explorer.onWindow(() -> {
            DeviceKey cell = device(demo, "Cell01").orElseThrow();
            demo.devices().toggle(cell);
            demo.devices().select(cell);
        });
        explorer.waitFor("its metrics", () -> explorer.texts().contains("Air/Pressure"));
        explorer.waitForDrawing();
        window("devices", 1000, 800);
        explorer.fire("#rail-topics");
    }

    private static Optional<DeviceKey> device(SessionViewModel demo, String name) {
        return demo.devices().rowsProperty().get().stream()
                .filter(row -> row.name().equals(name))
                .map(DeviceRow::key)
                .findFirst();
    }

    private void secondBroker(Path folder) throws Exception {
        Path certificates = Files.createDirectory(folder.resolve("broker"));
        try (MosquittoBroker broker = MosquittoBroker.startIn(
                certificates,
                TestCertificates.selfSigned(HOST)
                        .mosquitto(certificates, "self")
                        .toArray(String[]::new))) {
            size(1000, 800);
            explorer.startPage().connect("mqtts://" + HOST + ":" + broker.port(), null);
            explorer.waitFor("the question", () -> explorer.isShown("#dialog-trust"));
            part("untrusted", ".dialog-sheet");
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
            explorer.press(KeyCode.CONTROL, KeyCode.I);
            explorer.waitFor("the details", () -> explorer.isShown("#facts-copy"));
            part("details", ".dialog-sheet");
            explorer.type(KeyCode.ESCAPE);
            explorer.tree().select("line1/oven/temperature");
            explorer.tree().focus();
            explorer.waitForDrawing();
            window("tabs", 1000, 680);
        }
    }

    private void size(double width, double height) {
        Stage stage = explorer.stages().getFirst();
        explorer.onWindow(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    /** Takes a picture of the whole window. */
    private void window(String name, double width, double height) throws IOException {
        size(width, height);
        taking.take(name, explorer, this::whole);
    }

    private Rectangle2D whole() {
        return new Rectangle2D(
                0, 0, explorer.scene().getWidth(), explorer.scene().getHeight());
    }

    /** Takes a picture of a part of the window; for a sheet, with a margin around it. */
    private void part(String name, String query) throws IOException {
        double around = query.endsWith("-panel") || query.endsWith("-sheet") ? AROUND : 0;
        taking.take(name, explorer, () -> {
            Node node = explorer.scene().getRoot().lookupAll(query).stream()
                    .filter(Node::isVisible)
                    .reduce((lower, upper) -> upper)
                    .orElseThrow(() -> new IllegalStateException("The window shows no " + query));
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            return new Rectangle2D(
                    bounds.getMinX() - around,
                    bounds.getMinY() - around,
                    bounds.getWidth() + 2 * around,
                    bounds.getHeight() + 2 * around);
        });
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
