// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

class TextFormatTest {
    private static StyledText text(String payload, String format) {
        Decoded decoded = StandardDecoders.ALL.decode(Sample.of(payload.getBytes(UTF_8)), sample -> format);
        assertThat(decoded.problems()).isEmpty();
        return decoded.text().orElseThrow();
    }

    /** The coloured parts, each with its kind. */
    private static List<String> parts(StyledText text) {
        return text.spans().stream()
                .map(span -> span.kind() + " " + text.text().substring(span.start(), span.end()))
                .toList();
    }

    @Test
    void yamlHasItsKeysAndValuesColoured() {
        String yaml = """
                # a comment
                sensor: "oven: 1"   # which
                t: -21.5e3
                - - on: true
                  url: http://a:80/#b
                "a: b": x
                list:
                - 0x1F
                """;
        StyledText text = text(yaml, "yaml");
        assertThat(text.text()).isEqualTo(yaml);
        assertThat(parts(text))
                .containsExactly(
                        "KEY sensor",
                        "STRING \"oven: 1\"",
                        "KEY t",
                        "NUMBER -21.5e3",
                        "KEY on",
                        "LITERAL true",
                        "KEY url",
                        "STRING http://a:80/#b",
                        "KEY \"a: b\"",
                        "STRING x",
                        "KEY list",
                        "NUMBER 0x1F");
    }

    @Test
    void iniHasItsSectionsKeysAndValuesColoured() {
        String ini = "; a comment\r\n[oven 1]\r\nt=21.5\r\nname : Öfen ; old\r\non = Yes\r\nempty=\r\nalone";
        assertThat(parts(text(ini, "ini")))
                .containsExactly(
                        "LITERAL [oven 1]",
                        "KEY t",
                        "NUMBER 21.5",
                        "KEY name ",
                        "STRING Öfen",
                        "KEY on ",
                        "LITERAL Yes",
                        "KEY empty",
                        "STRING alone");
    }

    @ParameterizedTest
    @CsvSource({
        "plain,plain",
        "~[31mred~[0m and ~[1;32mgreen~[0m,red and green",
        "~[2K~[1Gline,line",
        "~]0;title!text,text",
        "~]0;title~\\text,text",
        "~]0;title~[31mtext,text",
        "~(Btext,text",
        "~=text,text",
        "end~,end~",
        "open~[31,open~[31",
        "open~]0;title,open~]0;title"
    })
    void escapeSequencesAreLeftOut(String sent, String shown) {
        assertThat(text(sent.replace('~', '\u001b').replace('!', '\u0007'), "ansi")
                        .text())
                .isEqualTo(shown.replace('~', '\u001b'));
    }

    /** A text in which ~ is ESC, as its parts with their colours. */
    private static String colours(String sent) {
        StyledText shown = text(sent.replace('~', '\u001b'), "ansi-colours");
        StringBuilder parts = new StringBuilder();
        int at = 0;
        for (StyledText.Span span : shown.spans()) {
            parts.append(shown.text(), at, span.start())
                    .append(span.kind().name().charAt("TERMINAL_".length()))
                    .append('<')
                    .append(shown.text(), span.start(), span.end())
                    .append('>');
            at = span.end();
        }
        return parts.append(shown.text().substring(at)).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "~[31mred~[0m usual,R<red> usual",
        "~[1;32mok~[m usual,G<ok> usual",
        "~[33m~[1my~[39mbold~[22musual,Y<y>B<bold>usual",
        "~[34;35;36mcyan,C<cyan>",
        "~[30mblack~[37mwhite~[90mgrey,blackwhiteG<grey>",
        "~[95mbright,M<bright>",
        "~[38;5;196mred~[38;5;21mblue~[38;5;244mgrey~[38;5;231mwhite,R<red>B<blue>G<grey>white",
        "~[38;2;255;160;0morange~[38:2:10:200:30mgreen,Y<orange>G<green>",
        "~[48;5;196mbackground~[48;2;1;31;3mtoo,backgroundtoo",
        "~[38;5mwithout a number~[38mtoo,without a numbertoo",
        "~[31mopen~[3,R<open~[3>",
        "~[2Jcleared~[31Kline~]0;title~\\text,clearedlinetext",
        "~[9999999999999999mnumber,number",
    })
    void coloursOfTerminalsAreShown(String sent, String shown) {
        assertThat(colours(sent)).isEqualTo(shown.replace('~', '\u001b'));
    }

    @Test
    void aColourGoesOnInTheNextLineAsAPartOfItsOwn() {
        assertThat(colours("~[31ma\nb\n\nc~[0md")).isEqualTo("R<a>\nR<b>\n\nR<c>d");
    }

    @Test
    void coloursAreBounded() {
        StyledText line = text("\u001b[31mx\u001b[32my".repeat(1_000) + "\n\u001b[31mz", "ansi-colours");
        assertThat(line.spans()).hasSize(TerminalColours.MAX_IN_LINE + 1);
        assertThat(line.text()).hasSize(2_002);
        StyledText large = text("\u001b[31mx\n".repeat(400_000), "ansi-colours");
        assertThat(large.spans()).hasSize(TerminalColours.MAX_COLOURED / 2);
    }

    @Test
    void thePreviewIsThatOfTheShownText() {
        Head head = Head.of(Sample.of("\u001b[31mred\u001b[0m\n2".getBytes(UTF_8)));
        assertThat(StandardDecoders.ALL.preview(head, sample -> "ansi", 80)).isEqualTo("red⏎2");
        assertThat(StandardDecoders.ALL.preview(head, sample -> "ansi-colours", 80))
                .isEqualTo("red⏎2");
        assertThat(StandardDecoders.ALL.preview(head, Context.NONE, 80)).startsWith("⟨U+001B⟩[31mred");
        assertThat(StandardDecoders.ALL.preview(head, sample -> "yaml", 80)).startsWith("⟨U+001B⟩[31mred");
    }

    @Test
    void theContentTypeChoosesYaml() {
        Sample declared =
                new Sample("", "a: 1".getBytes(UTF_8), new Sample.Properties("application/yaml", false), -1, 0);
        assertThat(StandardDecoders.ALL.decode(declared, Context.NONE).chain()).containsExactly("yaml");
        assertThat(StandardDecoders.ALL
                        .decode(Sample.of("a: 1".getBytes(UTF_8)), Context.NONE)
                        .chain())
                .containsExactly("text");
    }

    @Test
    void longTextsAreColouredAtTheirBeginningOnly() {
        StyledText text = text("key: value\n".repeat(1_000_000), "yaml");
        assertThat(text.spans()).hasSizeLessThan(100_000);
        assertThat(text(("k" + ": ".repeat(500_000)), "ini").spans()).hasSizeLessThan(3);
    }

    @Property(tries = 1_000)
    void any_text_is_shown(@ForAll String text, @ForAll int place) {
        String sent = new String(text.getBytes(UTF_8), UTF_8);
        for (String format : new String[] {"yaml", "ini"}) {
            StyledText shown = text(sent, format);
            assertThat(shown.text()).isEqualTo(sent);
            int last = 0;
            for (StyledText.Span span : shown.spans()) {
                assertThat(span.start()).isGreaterThanOrEqualTo(last);
                assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(sent.length());
                assertThat(span.kind()).isNotEqualTo(Kind.REMARK);
                last = span.end();
            }
        }
        int at = sent.isEmpty() ? 0 : Math.floorMod(place, sent.length());
        assertThat(text(sent.substring(0, at) + "\u001b[1m" + sent.substring(at), "ansi")
                        .text()
                        .length())
                .isLessThanOrEqualTo(sent.length() + 4);
    }
}
