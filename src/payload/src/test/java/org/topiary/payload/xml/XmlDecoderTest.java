// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.payload.words.PayloadProblems;

class XmlDecoderTest {
    private static final String READING = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- from the oven -->
            <reading unit='°C' n = "1 &lt; 2">
              <t>21.50</t>
              <name>Öfen &amp; mehr <![CDATA[<1>]]></name>
              some text
              <empty/><t at="x"/>
            </reading>
            """;

    private static Decoded decode(String payload) {
        return StandardDecoders.ALL.decode(Sample.of(payload.getBytes(UTF_8)), Context.NONE);
    }

    private static Decoded chosen(String payload) {
        return StandardDecoders.ALL.decode(Sample.of(payload.getBytes(UTF_8)), sample -> "xml");
    }

    private static List<Field> children(Field field) {
        List<Field> children = new ArrayList<>();
        field.children().forEach(children::add);
        return children;
    }

    private static Field find(Decoded decoded, String path) {
        return Objects.requireNonNull(FieldPath.parse(path).orElseThrow().find(decoded.root()), path);
    }

    @Test
    void elementsAttributesAndTextsAreFields() {
        Decoded decoded = decode(READING);
        assertThat(decoded.chain()).containsExactly("xml");
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.text().orElseThrow().text()).isEqualTo("""
                reading:
                  @unit: °C
                  @n: 1 &lt; 2
                  t: 21.50
                  name: Öfen &amp; mehr <![CDATA[<1>]]>
                  #text:\s
                  some text
                 \s
                  empty:\s
                  t:
                    @at: x""");
        assertThat(find(decoded, "reading[\"@n\"]").value()).isEqualTo("1 < 2");
        assertThat(find(decoded, "reading.name").value()).isEqualTo("Öfen & mehr <1>");
        assertThat(find(decoded, "reading.empty").value()).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>x<!-- - -->y</a>", "<a>x<!--> -->y</a>", "<a>x<!----><?p ?>y</a>"})
    void commentsAndInstructionsAreNotPartOfAText(String payload) {
        assertThat(find(decode(payload), "a").value()).isEqualTo("xy");
    }

    @Test
    void eachFieldKnowsItsBytes() {
        byte[] bytes = READING.getBytes(UTF_8);
        Decoded decoded = decode(READING);
        Field.Range name = find(decoded, "reading.name").range();
        assertThat(new String(bytes, name.start(), name.length(), UTF_8))
                .isEqualTo("<name>Öfen &amp; mehr <![CDATA[<1>]]></name>");
        Field.Range unit = find(decoded, "reading[\"@unit\"]").range();
        assertThat(new String(bytes, unit.start(), unit.length(), UTF_8)).isEqualTo("unit='°C'");
        Field.Range root = find(decoded, "reading").range();
        assertThat(new String(bytes, root.start(), root.length(), UTF_8))
                .startsWith("<reading")
                .endsWith("</reading>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a>\\n <b></a>|line 2, column 5: this end tag does not match the element",
                "<a b=1/>|line 1, column 6: an attribute needs = and a value in quotes, without <",
                "<a b='<'/>|line 1, column 7: an attribute needs = and a value in quotes",
                "<a b=''b=''/>|line 1, column 8: a tag is expected, or its end",
                "<a b='' b=''/>|line 1, column 9: an attribute is there twice",
                "<a>&nbsp;</a>|line 1, column 4: a reference such as &amp; is expected",
                "<a>&#0;</a>|line 1, column 4: a reference",
                "<a>ü & b</a>|line 1, column 6: a reference",
                "<a>|line 1, column 4: it ends too early",
                "<a|line 1, column 3: it ends too early",
                "<a/>x|line 1, column 5: there is something after the last element",
                "<a/><b/>|line 1, column 5: there is something after the last element",
                "<!DOCTYPE a><a/>|line 1, column 1: a document type, which Topiary does not read",
                "<?xml version='1.0' encoding='UTF-16'?><a/>|line 1, column 21: the encoding is not UTF-8",
                "<?xml encoding='UTF-8'?><a/>|line 1, column 7: an invalid declaration",
                "<a><!-- -- --></a>|line 1, column 9: a comment cannot contain --",
                "<a>]]></a>|line 1, column 4: text cannot contain ]]>",
                "<a><1/></a>|line 1, column 5: a name is expected",
                "</a>|line 1, column 2: a name is expected",
                "<![CDATA[x]]>|line 1, column 2: a name is expected",
                "<!-- -->|line 1, column 9: there is no element"
            })
    void whatIsWrongIsNamedWithItsPlace(String payload, String words) {
        Decoded decoded = chosen(payload.replace("\\n", "\n"));
        assertThat(decoded.isValid()).isFalse();
        assertThat(PayloadProblems.sentences(decoded.problems())).startsWith("Not valid XML (" + words);
        assertThat(decoded.text().orElseThrow().text()).isEqualTo(payload.replace("\\n", "\n"));
        assertThat(decode(payload.replace("\\n", "\n")).chain()).containsExactly("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"< 5", "<", "<3 topics", "->", "{\"a\":1}", "21"})
    void otherTextsAreNotTakenForXml(String payload) {
        assertThat(decode(payload).chain()).doesNotContain("xml");
    }

    @Test
    void theContentTypeCountsMoreThanTheBytes() {
        Sample declared = new Sample("", "<a/>".getBytes(UTF_8), new Sample.Properties("image/svg+xml", false), -1, 0);
        assertThat(StandardDecoders.ALL.basis(declared, List.of("xml"))).isEqualTo(Decoder.Basis.CONTENT_TYPE);
        assertThat(decode("\uFEFF <a/>").chain()).containsExactly("xml");
        assertThat(chosen("<a>\u0001</a>").isValid()).isFalse();
        Decoded latin =
                StandardDecoders.ALL.decode(Sample.of(new byte[] {'<', 'a', '>', (byte) 0xe9}), sample -> "xml");
        assertThat(PayloadProblems.sentences(latin.problems())).isEqualTo("Not valid XML: it is not UTF-8.");
    }

    @Test
    void thePreviewNamesTheTexts() {
        assertThat(StandardDecoders.ALL.preview(
                        Head.of(Sample.of("<r u='C'><t>21.5</t></r>".getBytes(UTF_8))), Context.NONE, 80))
                .isEqualTo("@u C, t 21.5");
        assertThat(StandardDecoders.ALL.preview(
                        Head.of(Sample.of(("<r>" + "<t/>".repeat(500) + "</r>").getBytes(UTF_8))), Context.NONE, 9))
                .isEqualTo("<r><t/><…");
    }

    @Test
    void manyElementsAndDeepOnesAreReadWithinLimits() {
        Decoded deep = decode("<a>".repeat(500_000) + "</a>".repeat(500_000));
        assertThat(deep.chain()).containsExactly("xml");
        int depth = 0;
        for (Field at = deep.root(); !children(at).isEmpty(); at = children(at).getFirst()) {
            depth++;
        }
        assertThat(depth).isEqualTo(500_000);
        assertThat(deep.text().orElseThrow().text().length()).isLessThan(2 << 20);

        Decoded wide = decode("<a>" + "<b/>".repeat(1_000_000) + "</a>");
        assertThat(children(children(wide.root()).getFirst())).hasSize(1_000_000);
        Decoded tooMany = chosen("<a>" + "<b/>".repeat(XmlDocument.MAX_ELEMENTS) + "</a>");
        assertThat(PayloadProblems.sentences(tooMany.problems()))
                .endsWith(": too many elements, or attributes of one).");
        assertThat(children(children(chosen(withAttributes(XmlDocument.MAX_ATTRIBUTES))
                                .root())
                        .getFirst()))
                .hasSize(XmlDocument.MAX_ATTRIBUTES);
        Decoded attributes = chosen(withAttributes(XmlDocument.MAX_ATTRIBUTES + 1));
        assertThat(PayloadProblems.sentences(attributes.problems()))
                .endsWith(": too many elements, or attributes of one).");
    }

    private static String withAttributes(int count) {
        StringBuilder attributes = new StringBuilder("<a");
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        return attributes.append("/>").toString();
    }
}
