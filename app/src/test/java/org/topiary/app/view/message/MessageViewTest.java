// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.message.MessageStage.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.IntegrationTest;
import org.topiary.app.ui.Snapshots;
import org.topiary.mqtt.receive.MessageProperties;

/** Tests the message pane as a whole. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class MessageViewTest {
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
    void thePaneIsDrawnInBothThemesAndSizes() {
        byte[] properties = new MessageProperties(
                        1,
                        300,
                        "application/json",
                        "home/livingroom/lamp/reply",
                        new byte[] {1, 2, 3},
                        List.of(new MessageProperties.UserProperty("sensor", "livingroom-7")),
                        List.of(),
                        false)
                .encode();
        for (int i = 0; i < 40; i++) {
            String json = """
                    {"state":"ON","brightness":%d,"color":{"x":0.4599,"y":1.50},"linkquality":%d,"name":"Wohn\u200bzimmer","counter":12345678901234567890,"update_available":null,"effects":["blink","colorloop"]}""".formatted(100 + i, 60 + i % 7);
            pane.session.receive("home/livingroom/lamp", json.getBytes(UTF_8), i % 9 == 0, properties);
        }
        pane.session.receive("home/kitchen/temperature", "21.40");
        pane.session.receive(
                "home/kitchen/camera",
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 2, 0},
                true,
                new byte[0]);

        theme("empty-light", new PrimerLight());
        pane.select("home/livingroom/lamp");
        theme("value-light", new PrimerLight());
        theme("value-dark", new PrimerDark());
        fx(() -> pane.model.compare(
                pane.table().getItems().get(1).position(),
                pane.table().getItems().get(4).position()));
        fx(() -> pane.table().getSelectionModel().selectIndices(1, 4));
        theme("diff-light", new PrimerLight());
        theme("diff-dark", new PrimerDark());
        pane.select("home");
        fx(() -> pane.table().getSelectionModel().select(1));
        theme("branch-light", new PrimerLight());
        pane.select("home/kitchen/camera");
        theme("hex-dark", new PrimerDark());

        assertThat(new File("target/screenshots/message-pane-diff-dark-400.png"))
                .isNotEmpty();
    }

    @Test
    void theChoiceOfTheFormatKeepsItsWidthWhateverAMessageTurnsOutToBe() {
        pane.session.receive("json", "{}");
        pane.session.receive("text", "on");
        pane.session.receive("bytes", new byte[] {0, 1}, false, new byte[0]);
        pane.session.receive("branch/below", "on");
        List<Double> widths = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (String topic : List.of("json", "text", "bytes", "branch")) {
            pane.select(topic);
            fx(() -> pane.layout());
            widths.add(fx(() -> picker().getWidth()));
            shown.add(fx(() -> ((Text) picker().lookup(".text")).getText()));
        }

        assertThat(shown).containsExactly("Auto: JSON", "Auto: Text", "Auto: Hex", "Auto");
        assertThat(ids(picker().getItems()))
                .containsExactly(
                        "message-decoder-automatic",
                        "message-decoder-sparkplug",
                        "message-decoder-protobuf",
                        "message-decoder-avro",
                        "message-decoder-bson",
                        "message-decoder-cbor",
                        "message-decoder-msgpack",
                        "message-decoder-json",
                        "message-decoder-text",
                        "message-decoder-hex",
                        "message-decoders-text",
                        "message-decoders-compressed",
                        "message-decoder-once",
                        "message-decoder-filter");
        assertThat(idsIn("message-decoders-text"))
                .containsExactly(
                        "message-decoder-xml",
                        "message-decoder-jwt",
                        "message-decoder-csv",
                        "message-decoder-yaml",
                        "message-decoder-ini",
                        "message-decoder-ansi",
                        "message-decoder-ansi-colours",
                        "message-decoder-hextext",
                        "message-decoder-base64",
                        "message-decoder-ndjson");
        assertThat(idsIn("message-decoders-compressed"))
                .containsExactly(
                        "message-decoder-gzip",
                        "message-decoder-zstd",
                        "message-decoder-lz4",
                        "message-decoder-snappy",
                        "message-decoder-zlib",
                        "message-decoder-deflate",
                        "message-decoder-snappy-raw");
        assertThat(widths).containsOnly(widths.getFirst());
    }

    private static List<String> ids(List<MenuItem> items) {
        return fx(() ->
                items.stream().map(MenuItem::getId).filter(Objects::nonNull).toList());
    }

    private List<String> idsIn(String menu) {
        return ids(picker().getItems().stream()
                .filter(item -> menu.equals(item.getId()))
                .map(Menu.class::cast)
                .findFirst()
                .orElseThrow()
                .getItems());
    }

    @Test
    void theChoiceOfTheFormatSaysWhatItWasMadeBy() {
        byte[] cbor = {(byte) 0xa1, 0x61, 'a', 1};
        byte[] declared =
                new MessageProperties(0, -1, "application/cbor", "", new byte[0], List.of(), List.of(), false).encode();
        pane.session.receive("json", "{}");
        pane.session.receive("cbor", cbor, false, declared);
        pane.session.receive("spBv1.0/g/NDATA/n", new byte[] {0x08, 1, 0x18, 1}, false, new byte[0]);

        assertThat(tip("json")).startsWith("Chosen by the first bytes of the payload.");
        assertThat(tip("cbor")).startsWith("Chosen by the content type of the message.");
        assertThat(tip("spBv1.0/g/NDATA/n")).startsWith("Chosen by the topic.");
        fx(() -> pane.model.value().choiceProperty().set("hex"));
        assertThat(tip("spBv1.0/g/NDATA/n")).startsWith("You chose this format for the topic.");
    }

    private String tip(String topic) {
        pane.select(topic);
        return fx(() -> {
            Tooltip tooltip = picker().getTooltip();
            tooltip.getOnShowing().handle(null);
            return tooltip.getText();
        });
    }

    private MenuButton picker() {
        return (MenuButton) pane.lookup("#message-decoders");
    }

    private void theme(String name, Theme theme) {
        fx(() -> MessageStage.theme(theme));
        for (int[] size : new int[][] {{620, 700}, {400, 500}}) {
            pane.setWidth(size[0]);
            pane.setHeight(size[1]);
            Snapshots.save(pane.stage.getScene(), "message-pane-" + name + "-" + size[0]);
        }
    }
}
