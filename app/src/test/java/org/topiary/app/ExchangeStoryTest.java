// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.platform.Environment;
import org.topiary.app.ui.Snapshots;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.testkit.MosquittoBroker;

/**
 * Tests, through the window, importing from other tools, the clipboard and files, and exporting to another computer.
 */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class ExchangeStoryTest {
    private static final String USER = "ann";
    private static final String PASSWORD = "correct horse";
    private static final String SEAL = "battery staple";

    @TempDir
    private Path folder;

    private final ChosenFiles files = new ChosenFiles();
    private MosquittoBroker broker;
    private Explorer explorer;

    @BeforeEach
    void start() throws IOException, TimeoutException {
        broker = MosquittoBroker.startWithPassword(USER, PASSWORD);
        Path settings = folder.resolve("home/.config/MQTT-Explorer/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, """
                {"ConnectionManager_connections":{
                  "1":{"configVersion":1,"type":"mqtt","id":"1","name":"Hall 2","host":"127.0.0.1","port":%d,"protocol":"mqtt","encryption":false,
                       "certValidation":true,"username":"ann","password":"correct horse","clientId":"mqtt-explorer-1a2b3c4d",
                       "subscriptions":[{"topic":"#","qos":0},{"topic":"$SYS/#","qos":0}]},
                  "2":{"type":"mqtt","id":"2","name":"Cloud","host":"broker.example","port":8883,"protocol":"mqtt","encryption":true,
                       "certValidation":false,"subscriptions":["#"],"selfSignedCertificate":{"name":"ca.pem","data":"bm90aGluZw=="}},
                  "3":{"name":"Attic","host":"no host at all","port":1883}},
                 "connection_view_state":{"1":{"charts":[1]}}}
                """.formatted(broker.port()));
        explorer = open("data");
    }

    private Explorer open(String data) throws IOException, TimeoutException {
        Path home = folder.resolve("home");
        return Explorer.open(
                Files.createDirectories(folder.resolve(data)),
                new Environment(
                        new TestKeychain(), home, new InstalledTools("Linux", home, Map.of()), files, page -> {}));
    }

    @AfterEach
    void end() throws IOException {
        assertThat(Explorer.onFx(explorer::notices)).allMatch(notice -> notice.endsWith(" imported."));
        explorer.close();
        broker.close();
        Files.delete(folder.resolve("home/.config/MQTT-Explorer/settings.json"));
        assertThat(SecretSearch.find(folder, Map.of("the password", PASSWORD, "the password of the export", SEAL)))
                .isEmpty();
    }

    private void picture(String name) {
        Snapshots.save(explorer.scene(), name);
    }

    private void fromMenu(String item) {
        explorer.fire("#start-import");
        explorer.click(item);
    }

    private void importFile(Path file) {
        files.choose(file);
        fromMenu("#menu-start-import-file");
    }

    private void exportTo(Path file) {
        files.choose(file);
        fromMenu("#menu-start-export");
        explorer.waitFor("the question", () -> explorer.isShown("#export-save"));
    }

    private void takeOver() {
        explorer.waitFor("what was found", () -> explorer.isShown("#import-accept"));
        explorer.waitForFocus("import-accept");
        explorer.type(KeyCode.ENTER);
    }

    private void takeOverFromTheFoundTool() {
        explorer.waitFor("what was found", () -> explorer.isShown("#start-found"));
        explorer.click("#start-found");
        takeOver();
        explorer.credentials().choose("#credentials-memory");
        explorer.waitFor(
                "the cards", () -> explorer.isShown(".connection-card") && !explorer.isShown("#import-accept"));
    }

    @Test
    void whatAnotherToolHasIsOfferedTakenOverAndConnects() {
        explorer.waitFor("what was found", () -> explorer.isShown("#start-found"));
        picture("exchange-found");
        explorer.click("#start-found");
        explorer.waitFor("what it has", () -> explorer.isShown("#import-not-carried"));
        explorer.waitForFocus("import-accept");
        assertThat(explorer.texts())
                .contains("mqtt://ann@127.0.0.1:" + broker.port(), "mqtts://broker.example")
                .anyMatch(line -> line.startsWith("• Cloud: certificate checks were off."))
                .anyMatch(line -> line.startsWith("• Cloud: the CA file is not a readable certificate"))
                .anyMatch(line -> line.startsWith("• Attic: not imported."))
                .anyMatch(line -> line.startsWith("• MQTT Explorer: pinned charts"));
        assertThat(explorer.label("#import-accept")).isEqualTo("Import 2 connections");
        picture("exchange-import");

        explorer.type(KeyCode.ESCAPE);
        assertThat(explorer.isShown("#import-accept")).isFalse();
        explorer.waitForFocus("start-found");
        takeOverFromTheFoundTool();
        assertThat(explorer.notices()).containsExactly("2 connections were imported.");
        assertThat(Explorer.onFx(() -> explorer.scene()
                        .getRoot()
                        .lookupAll(".connection-card.imported")
                        .size()))
                .isEqualTo(2);
        assertThat(Explorer.onFx(
                        () -> explorer.scene().getFocusOwner().getParent().getStyleClass()))
                .contains("imported");
        explorer.waitForDrawing();
        for (String each : List.of("#start-import", "#start-new", ".connection-card", "#start-demo")) {
            assertThat(explorer.overlap(".notice", each)).as(each).isFalse();
        }
        explorer.startPage().open("Hall 2");
        explorer.waitForState("Connected");
        assertThat(Explorer.onFx(() -> explorer.session().profile().userName())).isEqualTo(USER);
    }

    @Test
    void whatWeakensAConnectionIsListedUnticked_andWhomItTrustsIsNamed() throws IOException {
        importFile(
                Files.writeString(
                        folder.resolve("risky.json"),
                        "{\"format\":\"topiary-connections\",\"version\":1,\"connections\":[{\"name\":\"Plant\","
                                + "\"address\":\"mqtts://plant.example\",\"autoConnect\":true,\"proxy\":{\"kind\":\"socks5\",\"host\":\"proxy.example\",\"port\":1080},"
                                + "\"tls\":{\"checkHostName\":false,\"authorities\":{\"kind\":\"pemFile\",\"file\":\"/nowhere/ca.pem\"}}}]}"));
        explorer.waitFor("the list", () -> explorer.isShown("#import-offers"));
        picture("exchange-offers");
        assertThat(explorer.texts())
                .contains(
                        "Trusts only the authorities in the file “/nowhere/ca.pem”.",
                        "Goes through the SOCKS5 proxy “proxy.example:1080”.");
        List<CheckBox> offers = Explorer.onFx(() -> explorer.scene().getRoot().lookupAll(".import-offer").stream()
                .map(CheckBox.class::cast)
                .toList());
        assertThat(offers)
                .extracting(CheckBox::getText)
                .containsExactly("Plant: Connect when Topiary starts", "Plant: Accept certificates of other hosts");
        assertThat(offers).noneMatch(CheckBox::isSelected);
        Explorer.onFx(() -> {
            offers.getFirst().fire();
            return true;
        });
        explorer.fire("#import-accept");
        explorer.waitFor("it to be imported", () -> explorer.notices().contains("1 connection was imported."));
        Path saved = folder.resolve("data/profiles.json");
        explorer.waitFor("it to be saved", () -> Files.exists(saved));
        assertThat(saved).content().contains("autoConnect").doesNotContain("checkHostName");
    }

    /** Only visible rows are created; creating all of them would take seconds. */
    @Test
    void aLongListIsChosenFromAsAWholeOrRowByRow() {
        clip(IntStream.range(0, 2_000)
                .mapToObj(i -> "mqtt://h" + i + ".example\n")
                .collect(Collectors.joining()));
        fromMenu("#menu-start-import-clipboard");
        explorer.waitFor("the list", () -> explorer.isShown("#choices-all"));
        explorer.waitForDrawing();
        assertThat(Explorer.onFx(() ->
                        explorer.scene().getRoot().lookupAll(".import-choice").size()))
                .isBetween(1, 100);
        explorer.fire("#choices-all");
        assertThat(Explorer.onFx(() ->
                        explorer.scene().getRoot().lookup("#import-accept").isDisabled()))
                .isTrue();
        Explorer.onFx(() -> {
            explorer.scene().getRoot().lookup(".check-list").requestFocus();
            return true;
        });
        explorer.type(KeyCode.HOME);
        explorer.type(KeyCode.SPACE);
        explorer.fire("#import-accept");
        explorer.waitFor("one to be imported", () -> explorer.notices().contains("1 connection was imported."));
    }

    @Test
    void theClipboardsCommandLinesAndUrlsAreTakenOver_andWhatIsNoneIsToldSo() throws IOException {
        clip("mosquitto_sub -h 127.0.0.1 -p " + broker.port() + " -u ann -P '" + PASSWORD
                + "' -t 'line1/#' -q 1 --insecure\n" + "wss://broker.example/feed\n");
        fromMenu("#menu-start-import-clipboard");
        explorer.waitFor("what it has", () -> explorer.isShown("#import-not-carried"));
        assertThat(explorer.texts())
                .contains("mqtt://ann@127.0.0.1:" + broker.port(), "wss://broker.example/feed")
                .anyMatch(line -> line.contains("the host name in the certificate was not checked"));
        takeOver();
        explorer.credentials().choose("#credentials-memory");
        explorer.startPage().open("127.0.0.1:" + broker.port());
        explorer.waitForState("Connected");
        assertThat(Explorer.onFx(() -> explorer.session().profile().subscriptions()))
                .extracting("filter")
                .containsExactly("line1/#");

        explorer.startPage().show();
        importFile(Files.writeString(folder.resolve("half.json"), "{\"ConnectionManager_connections\":{\"1\":"));
        explorer.waitFor("the problem", () -> !explorer.label("#import-problem").isEmpty());
        assertThat(explorer.label("#import-problem")).contains("not valid JSON near line 1");
        assertThat(explorer.isShown("#import-accept")).isFalse();
        picture("exchange-import-failed");
        explorer.type(KeyCode.ENTER);
        assertThat(explorer.isShown("#import-problem")).isFalse();

        importFile(Files.writeString(folder.resolve("none.json"), "[{\"name\":\"Attic\",\"port\":1883}]"));
        explorer.waitFor("what it has", () -> explorer.isShown("#import-not-carried"));
        assertThat(explorer.isShown("#import-accept")).isFalse();
        picture("exchange-import-none");
        explorer.type(KeyCode.ESCAPE);
        assertThat(explorer.isShown("#import-not-carried")).isFalse();
    }

    @Test
    void exportsArePlainWithoutPasswords_orSealedWithThem() throws IOException, TimeoutException {
        takeOverFromTheFoundTool();
        Path plain = folder.resolve("plain.topiary.json");
        exportTo(plain);
        assertThat(explorer.label("#export-note")).contains("Without passwords and keys");
        picture("exchange-export-plain");
        explorer.fire("#export-save");
        explorer.waitFor("the file", () -> Files.exists(plain) && !explorer.isShown("#export-save"));
        assertThat(Files.readString(plain)).contains("broker.example").doesNotContain(PASSWORD);

        Path sealed = folder.resolve("sealed.topiary.json");
        exportTo(sealed);
        explorer.fire("#export-sealed");
        explorer.fire("#export-save");
        assertThat(explorer.label("#export-problem")).isEqualTo("Enter a password for the file.");
        explorer.setText("#export-password", SEAL);
        explorer.setText("#export-repeated", "something else");
        explorer.fire("#export-save");
        assertThat(explorer.label("#export-problem")).contains("do not match");
        picture("exchange-export-sealed");
        assertThat(sealed).doesNotExist();
        explorer.setText("#export-repeated", SEAL);
        explorer.fire("#export-save");
        explorer.waitFor("the file", () -> Files.exists(sealed) && !explorer.isShown("#export-save"));
        assertThat(Files.readString(sealed)).doesNotContain("broker.example");

        explorer.close();
        explorer = open("another computer");
        importFile(sealed);
        explorer.waitForFocus("import-password");
        explorer.write("wrong");
        explorer.type(KeyCode.ENTER);
        explorer.waitFor("the refusal", () -> explorer.isShown("#import-problem"));
        assertThat(explorer.label("#import-problem")).contains("Wrong password.");
        picture("exchange-import-password");
        explorer.waitForFocus("import-password");
        explorer.write(SEAL);
        explorer.type(KeyCode.ENTER);
        takeOver();
        explorer.credentials().choose("#credentials-memory");
        explorer.startPage().open("Hall 2");
        explorer.waitForState("Connected");
    }

    private static void clip(String text) {
        Explorer.onFx(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }

    @Test
    void theExportOfManyConnectionsIsAsHighAsWhatItShows() throws IOException, TimeoutException {
        explorer.close();
        Path data = Files.createDirectories(folder.resolve("many"));
        try (ProfileStore profiles = new ProfileStore(data, problem -> {})) {
            for (int i = 0; i < 14; i++) {
                profiles.put(ConnectionProfile.of(
                        "" + i,
                        "Plant " + i,
                        new BrokerAddress(BrokerAddress.Transport.TCP, "127.0.0.1", broker.port(), "")));
            }
        }
        explorer = open("many");
        fromMenu("#menu-start-export");
        explorer.waitFor("the question", () -> explorer.isShown("#export-save"));
        explorer.waitForDrawing();
        picture("exchange-export-many");
        assertThat(Explorer.onFx(() -> {
                    Region content = (Region) explorer.scene().lookup(".panel-content");
                    return explorer.scene()
                                    .lookup("#export-save")
                                    .localToScene(0, 0)
                                    .getY()
                            - content.localToScene(0, content.getHeight()).getY();
                }))
                .isBetween(0.0, 40.0);
    }
}
