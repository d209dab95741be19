// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.publish.PayloadCheck.State;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

/** Tests the notations of a payload, and the conversions between them. */
class PayloadKindTest {
    private final PayloadViewModel model = new PayloadViewModel(Runnable::run, Tasks.on(Runnable::run));

    private void enter(PayloadKind kind, String text) {
        model.setText("");
        model.convert(kind);
        model.setText(text);
    }

    private void assertShown(PayloadKind kind, String text) {
        assertThat(model.kindProperty().get()).isEqualTo(kind);
        assertThat(model.textProperty().get()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEX | 00 fF:0a | 3",
                "HEX | '' | 0",
                "BASE64 | SGVs\tbG8= | 5",
                "BASE64 | SGVsbG8 | 5",
                "BASE64 | -_-_ | 3",
                "BASE64 | AA== | 1"
            })
    void validTextStandsForBytes(PayloadKind kind, String text, int bytes) {
        enter(kind, text);
        assertThat(model.checkProperty().get().state()).isNotEqualTo(State.INVALID);
        assertThat(model.payload().bytes()).hasSize(bytes);
        assertThat(model.payload().isEmpty()).isEqualTo(bytes == 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEX | 0g | 1 | Line 1, character 2: g is not a hexadecimal digit.",
                "HEX | 00 1 | 3 | Line 1, character 4: the last byte has one digit (1). Enter its second digit.",
                "BASE64 | SG?s | 2 | Line 1, character 3: ? does not occur in Base64.",
                "BASE64 | SGVsb | 4 | Line 1, character 5: the last group has one character (b). Enter at least one more.",
                "BASE64 | A=== | 1 | Line 1, character 2: = is padding, which only completes the last group of four.",
                "BASE64 | AAAA= | 4 | Line 1, character 5: = is padding, which only completes the last group of four.",
                "BASE64 | AA==AA | 3 | Line 1, character 4: = is padding, which only completes the last group of four."
            })
    void aMistakeIsMarkedAndItsPositionNamed(PayloadKind kind, String text, int at, String hint) {
        enter(kind, text);
        assertThat(model.checkProperty().get().state()).isEqualTo(State.INVALID);
        assertThat(model.checkProperty().get().hint()).isEqualTo(hint);
        assertThat(model.checkProperty().get().colours()).containsExactly(new Span(at, at + 1, Kind.MARK));
    }

    @Test
    void thePositionCountsLines() {
        enter(PayloadKind.HEX, "00\n01\n0x");
        assertThat(model.checkProperty().get().hint()).startsWith("Line 3, character 2: x is");
    }

    @Test
    void convertingKeepsTheBytes() {
        byte[] bytes = new byte[1_000];
        new Random(1).nextBytes(bytes);
        enter(PayloadKind.HEX, HexFormat.of().formatHex(bytes));
        model.convert(PayloadKind.BASE64);
        assertThat(model.payload().bytes()).isEqualTo(bytes);
        model.convert(PayloadKind.HEX);
        assertThat(model.payload().bytes()).isEqualTo(bytes);
        assertThat(model.textProperty().get().lines().findFirst().orElseThrow()).hasSize(47);
    }

    @Test
    void textGoesToHexAndBack() {
        model.setText("21 °C\n");
        model.convert(PayloadKind.HEX);
        assertShown(PayloadKind.HEX, "32 31 20 c2 b0 43 0a");
        assertThat(model.checkProperty().get().hint()).isEqualTo("7 bytes.");
        model.convert(PayloadKind.TEXT);
        assertShown(PayloadKind.TEXT, "21 °C\n");
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ff", "00", "0d 0a"})
    void bytesThatTheEditorCannotShowStayWhatTheyAre(String hex) {
        enter(PayloadKind.HEX, hex);
        model.convert(PayloadKind.TEXT);
        assertShown(PayloadKind.HEX, hex);
        assertThat(model.problemProperty().get()).contains("not text that the editor can show");
    }

    @Test
    void invalidCharactersStayAsTheyAre() {
        enter(PayloadKind.HEX, "hello");
        model.convert(PayloadKind.TEXT);
        assertShown(PayloadKind.TEXT, "hello");
        assertThat(model.problemProperty().get())
                .isEqualTo("Not converted; the characters stay as they are. "
                        + "Line 1, character 1: h is not a hexadecimal digit.");
        model.setText("hello!");
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void whatIsTooLargeForTheEditorInTheOtherNotationIsNotConverted() {
        String text = "x".repeat(PayloadViewModel.MAX_TYPED_BYTES);
        model.setText(text);
        model.convert(PayloadKind.HEX);
        assertShown(PayloadKind.TEXT, text);
        assertThat(model.problemProperty().get()).contains("up to 32.0 KiB");
        model.attach("", text, "y");
        model.convert(PayloadKind.BASE64);
        assertThat(model.kindProperty().get()).isEqualTo(PayloadKind.TEXT);
        assertThat(model.payload().size()).isEqualTo(text.length() + 1);
    }

    @Test
    void aFileIsAKindOfItsOwnAndBecomesTextOnRequest(@TempDir Path folder) throws Exception {
        model.convert(PayloadKind.BASE64);
        model.attach(Files.writeString(folder.resolve("a.txt"), "on"));
        assertThat(model.kindProperty().get()).isEqualTo(PayloadKind.FILE);
        model.convert(PayloadKind.HEX);
        assertShown(PayloadKind.HEX, "6f 6e");
        assertThat(model.attachedProperty().get()).isEmpty();
        model.attach(folder.resolve("a.txt"));
        model.remove();
        assertShown(PayloadKind.TEXT, "");
    }

    @Test
    void pastedHexThatIsTooLargeForTheEditorBecomesItsBytes() {
        model.convert(PayloadKind.HEX);
        model.attach("00", "ff".repeat(20_000), "01");
        assertThat(model.payload()).isInstanceOfSatisfying(Payload.Attached.class, large -> {
            assertThat(large.bytes()).hasSize(20_002).startsWith(0, 0xff).endsWith(1);
            assertThat(large.isUtf8()).isFalse();
        });
        model.remove();
        model.attach("", "0g".repeat(20_000), "");
        assertThat(model.problemProperty().get()).contains("character 2: g is not a hexadecimal digit");
    }

    @Test
    void aSentPayloadComesBackInItsNotation() {
        enter(PayloadKind.HEX, "0A");
        Payload payload = model.payload();
        enter(PayloadKind.TEXT, "x");
        model.set(payload);
        assertShown(PayloadKind.HEX, "0A");
        assertThat(payload.preview()).isEqualTo("0A");
        assertThat(new Payload.Typed("x").bytes()).isEqualTo("x".getBytes(StandardCharsets.UTF_8));
    }
}
