// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.view.message.MessageStage.fx;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.app.FxEvents;
import org.topiary.app.IntegrationTest;

/** Tests the value as text and as lines. */
@IntegrationTest
@SuppressWarnings("NullAway.Init") // set before each test
final class ValuePaneTest {
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
    void theSelectionInTheTextStaysWhenANumberChanges() {
        pane.session.receive("t", "{\"name\":\"lamp\",\"value\":1,\"unit\":\"W\"}");
        pane.select("t");
        fx(() -> pane.area().selectRange(2, 8));
        pane.session.receive("t", "{\"name\":\"lamp\",\"value\":1000,\"unit\":\"W\"}");
        pane.tick();

        assertThat(pane.text()).contains("1000");
        assertThat(fx(() -> pane.area().getSelectedText())).isEqualTo("  \"nam");
    }

    @Test
    void whatIsCopiedOutOfTheTextIsWhatWasSent() {
        pane.session.receive("t", "a\u202eb" + "x".repeat(3_000));
        pane.select("t");
        fx(() -> {
            pane.area().selectAll();
            pane.area().copy();
        });

        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("a\u202eb" + "x".repeat(3_000));
    }

    @Test
    void hexIsAListOfWhichOnlyWhatIsSeenIsMade() {
        pane.session.receive("t", new byte[5_000_000], false, new byte[0]);
        pane.select("t");
        pane.setWidth(1900);
        ListView<?> lines = fx(() -> (ListView<?>) pane.lookup(".value-lines"));

        assertThat(fx(() -> lines.getItems().size())).isEqualTo(312_500);
        fx(() -> pane.model.value().choiceProperty().set("text"));
        assertThat(fx(() -> ((Label) pane.lookup(".value-bar .label")).getText()))
                .contains("Showing the first");
    }

    /** A picture of 800 by 600 pixels, all red. */
    private static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 800 * 600; i++) {
            image.setRGB(i % 800, i / 800, 0xff0000);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, format, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void show(String topic, byte[] payload) {
        pane.session.receive(topic, payload, false, new byte[0]);
        pane.select(topic);
        FxEvents.settle();
    }

    private ImageView picture() {
        return (ImageView) pane.lookup("#message-picture");
    }

    private String label(String selector) {
        return fx(() -> ((Label) pane.lookup(selector)).getText());
    }

    private void fire(String selector) {
        fx(() -> ((ButtonBase) pane.lookup(selector)).fire());
    }

    @ParameterizedTest
    @CsvSource({"png,PNG", "jpeg,JPEG", "gif,GIF", "bmp,BMP"})
    void aPictureIsDrawnAsLargeAsThePaneAllows(String format, String name) {
        show("t", picture(format));

        assertThat(label("#message-picture-size")).isEqualTo(name + ", 800 × 600 px");
        Image image = fx(() -> picture().getImage());
        assertThat(image.getPixelReader().getColor(400, 300).getRed()).isGreaterThan(0.99);
        assertThat(image.getPixelReader().getColor(400, 300).getBlue()).isLessThan(0.01);
        assertThat(fx(() -> picture().getLayoutBounds().getWidth())).isBetween(300.0, 620.0);
        assertThat(fx(() -> pane.lookup("#message-form-TEXT").isVisible())).isFalse();
        assertThat(fx(() -> pane.lookup("#message-form-PICTURE").isVisible())).isTrue();

        fire("#message-picture-actual");
        assertThat(fx(() -> picture().getLayoutBounds().getWidth())).isEqualTo(800);
        fire("#message-picture-larger");
        assertThat(label("#message-picture-zoom")).isEqualTo("125 %");
        fire("#message-picture-fit");
        assertThat(fx(() -> picture().getLayoutBounds().getWidth())).isLessThan(620);

        fire("#message-form-HEX");
        FxEvents.settle();
        assertThat(fx(() -> pane.lookup(".value-lines").isVisible())).isTrue();
        assertThat(fx(() -> picture().getImage())).isNull();
    }

    @Test
    void webPIsDrawnByALibrary() {
        show("t", Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"));

        assertThat(label("#message-picture-size")).isEqualTo("WebP, 1 × 1 px");
        assertThat(fx(() -> picture().getImage().getWidth())).isEqualTo(1);
    }

    @Test
    void theBytesOfABrokenPictureAreShownWithTheReason() {
        byte[] payload = picture("png");
        Arrays.fill(payload, 41, 60, (byte) 0x55);
        show("t", payload);

        assertThat(label(".value-bar .label")).startsWith("This picture cannot be drawn: ");
        ListView<?> lines = fx(() -> (ListView<?>) pane.lookup(".value-lines"));
        assertThat(lines.isVisible()).isTrue();
        assertThat(lines.getItems()).hasSize((payload.length + 15) / 16);

        show("u", picture("png"));
        assertThat(fx(() -> picture().getImage())).isNotNull();
        assertThat(fx(() -> pane.lookup(".value-bar").isVisible())).isFalse();
        show("v", "21.5".getBytes(StandardCharsets.UTF_8));
        assertThat(pane.text()).isEqualTo("21.5");
        assertThat(fx(() -> picture().getImage())).isNull();
    }

    @Test
    void coloursOfTerminalsAreShownOnRequest() {
        show("t", "\u001b[31mfailed\u001b[0m \u001b[36m3".getBytes(StandardCharsets.UTF_8));
        assertThat(pane.text()).startsWith("⟨U+001B⟩[31mfailed");

        fx(() -> pane.model.value().choiceProperty().set("ansi-colours"));
        FxEvents.settle();
        assertThat(pane.text()).isEqualTo("failed 3");
        assertThat(fx(() -> pane.area().getStyleOfChar(0))).containsExactly("terminal_red");
        assertThat(fx(() -> pane.area().getStyleOfChar(6))).isEmpty();
        assertThat(fx(() -> pane.area().getStyleOfChar(7))).containsExactly("terminal_cyan");
        Color cyan = fx(() -> (Color) ((Text) pane.lookup(".text.terminal_cyan")).getFill());
        assertThat(cyan).isEqualTo(Color.web("#0f6f76"));
    }
}
