// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Sample;

/** Compares what is read with what the parser of the JDK reads. */
class XmlPropertyTest {
    private static final XMLInputFactory FACTORY = factory();
    /** No characters that are parts of names by the fifth edition, but not by the fourth, which the JDK follows. */
    private static final String[] PARTS = {
        "<",
        ">",
        "/",
        "</",
        "/>",
        "<a",
        "<b>",
        "</b>",
        "</a>",
        "=",
        "'",
        "\"",
        " x='1'",
        " ü=\"\"",
        "&amp;",
        "&#x41;",
        "&#1;",
        "&",
        ";",
        "<!--",
        "-->",
        "--",
        "<![CDATA[",
        "]]>",
        "]]",
        "<?pi ",
        "?>",
        "<?xml ",
        " ",
        "\n",
        "\r\n",
        "\t",
        "text",
        "21.5",
        "ü",
        "\uFFFF",
        "\u0001"
    };

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static String document(Random random) {
        StringBuilder out = new StringBuilder(random.nextBoolean() ? "<?xml version=\"1.0\"?>\n" : "");
        element(random, out, 4);
        return out.append(random.nextBoolean() ? "\n<!-- end -->" : "").toString();
    }

    private static void element(Random random, StringBuilder out, int depth) {
        String name = String.valueOf((char) ('a' + random.nextInt(3)));
        out.append('<').append(name);
        for (int i = random.nextInt(3); i > 0; i--) {
            out.append(" x").append(i).append("='a &lt;\n\"b'");
        }
        if (depth == 0 || random.nextInt(4) == 0) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> out.append("te&#x2D;xt\r\n");
                case 1 -> out.append("<![CDATA[<&>]]>");
                case 2 -> out.append("<?go on?><!-- x -->");
                default -> element(random, out, depth - 1);
            }
        }
        out.append("</").append(name).append(" >");
    }

    /** What the parser of the JDK reads, line by line; null if it refuses the document. */
    private static @Nullable List<String> expected(byte[] bytes) {
        List<String> events = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8");
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        flush(text, events);
                        events.add("<" + reader.getLocalName());
                        for (int i = 0; i < reader.getAttributeCount(); i++) {
                            events.add("@" + reader.getAttributeLocalName(i) + "=" + reader.getAttributeValue(i));
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        flush(text, events);
                        events.add(">");
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                    default -> {}
                }
            }
            return events;
        } catch (XMLStreamException e) {
            return null;
        }
    }

    private static void flush(StringBuilder text, List<String> events) {
        if (!text.toString().isBlank()) {
            events.add(text.toString());
        }
        text.setLength(0);
    }

    private static List<String> actual(Field field) {
        List<String> events = new ArrayList<>();
        field.children().forEach(child -> add(child, events));
        return events;
    }

    private static void add(Field field, List<String> events) {
        if (field.name().equals("#text")) {
            events.add(String.valueOf(field.value()));
        } else if (field.name().startsWith("@")) {
            events.add(field.name() + "=" + field.value());
        } else {
            events.add("<" + field.name());
            if (field.kind() == Field.Kind.TEXT
                    && !String.valueOf(field.value()).isBlank()) {
                events.add(String.valueOf(field.value()));
            }
            field.children().forEach(child -> add(child, events));
            events.add(">");
        }
    }

    private static Decoded decode(byte[] bytes) {
        return new XmlDecoder().decode(Sample.of(bytes), Context.NONE);
    }

    @Property(tries = 300)
    void documents_are_read_as_by_the_jdk(@ForAll long seed) {
        byte[] bytes = document(new Random(seed)).getBytes(UTF_8);
        Decoded decoded = decode(bytes);
        assertThat(decoded.problems()).isEmpty();
        assertThat(actual(decoded.root())).isEqualTo(expected(bytes));
        check(decoded.root(), new Field.Range(0, bytes.length));
    }

    @Property(tries = 1_000)
    void changed_documents_are_refused_or_read_as_by_the_jdk(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder document = new StringBuilder(document(random));
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(document.length());
            document.replace(
                    at,
                    Math.min(document.length(), at + random.nextInt(3)),
                    random.nextBoolean() ? PARTS[random.nextInt(PARTS.length)] : "");
        }
        byte[] bytes = document.toString().getBytes(UTF_8);
        Decoded decoded = decode(bytes);
        List<String> expected = expected(bytes);
        assertThat(decoded.isValid()).as(document.toString()).isEqualTo(expected != null);
        if (decoded.isValid()) {
            assertThat(actual(decoded.root())).as(document.toString()).isEqualTo(expected);
            check(decoded.root(), new Field.Range(0, bytes.length));
        } else {
            assertThat(decoded.problems()).hasSize(1);
            assertThat(decoded.problems().getFirst().offset()).isBetween(0, bytes.length);
        }
    }

    private static void check(Field field, Field.Range outer) {
        assertThat(field.range().start()).isBetween(outer.start(), field.range().end());
        assertThat(field.range().end()).isLessThanOrEqualTo(outer.end());
        int last = field.range().start();
        for (Field child : field.children()) {
            assertThat(child.range().start()).isGreaterThanOrEqualTo(last);
            last = child.range().end();
            check(child, field.range());
        }
    }
}
