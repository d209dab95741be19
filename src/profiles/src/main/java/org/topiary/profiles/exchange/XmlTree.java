// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.Phrase;

/**
 * Reads untrusted XML into a tree of bounded size and depth. Document type declarations are refused, so there are no
 * entities to expand or to fetch. Prefixes of names are dropped.
 */
final class XmlTree {
    private static final int MAX_ELEMENTS = 500_000;
    /** Below the platform's own limit, whose error looks as if the file were damaged. */
    private static final int DEEPEST = 64;

    private XmlTree() {}

    /** An element with its attributes, its children, and its own text. */
    record Element(String name, Map<String, String> attributes, List<Element> children, StringBuilder content) {
        /** The children with a name. */
        Stream<Element> all(String child) {
            return children.stream().filter(one -> one.name.equals(child));
        }

        /** The first child with a name; an empty element if there is none. */
        Element first(String child) {
            return all(child).findFirst().orElseGet(() -> new Element(child, Map.of(), List.of(), new StringBuilder()));
        }

        /** The text of the first child with a name; empty if there is none. */
        String text(String child) {
            return first(child).text();
        }

        String text() {
            return content.toString().strip();
        }

        String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }

    /** @param stage receives the place in the bytes */
    static Element read(byte[] bytes, WorkStage stage) throws ImportException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entity");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return read(reader, bytes.length, stage);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            String line = e.getLocation() == null
                    ? "?"
                    : String.valueOf(e.getLocation().getLineNumber());
            // Without the cause, which quotes the text there: that may be a password.
            throw new ImportException(ImportException.Reason.DAMAGED, Phrase.of("import.xml", line));
        }
    }

    private static Element read(XMLStreamReader reader, int length, WorkStage stage)
            throws XMLStreamException, ImportException {
        Deque<Element> open = new ArrayDeque<>();
        open.push(new Element("", Map.of(), new ArrayList<>(), new StringBuilder()));
        int elements = 0;
        for (int events = 1; reader.hasNext(); events++) {
            if (events % WorkStage.ITEMS == 0) {
                stage.reached(reader.getLocation().getCharacterOffset(), length);
            }
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new ImportException(ImportException.Reason.DAMAGED, Phrase.of("import.xml.dtd"));
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAX_ELEMENTS || open.size() > DEEPEST) {
                        throw new ImportException(ImportException.Reason.TOO_LARGE, Phrase.of("import.many"));
                    }
                    Element element = new Element(
                            reader.getLocalName(), attributes(reader), new ArrayList<>(), new StringBuilder());
                    open.element().children().add(element);
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!reader.isWhiteSpace()) {
                        open.element().content().append(reader.getText());
                    }
                }
                default -> {}
            }
        }
        return open.element().children().getFirst();
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }
}
