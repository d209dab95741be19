// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.xml;

import java.util.List;
import java.util.Set;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.Utf8;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.PlainField;
import org.topiary.payload.decode.Sample;

/**
 * XML 1.0 in UTF-8, as a tree of fields. Documents with a document type are not read, so that nothing outside the
 * payload is; nor are those with more than 2<sup>20</sup> elements, or 10,000 attributes of one. What is not XML is
 * shown as text. Problems: {@code xml.} and a reason with line and column; {@code xml.NOT_UTF8}.
 */
public final class XmlDecoder implements Decoder {
    static final String ID = "xml";
    private static final Set<String> TYPES = Set.of("application/xml", "text/xml");

    @Override
    public Family family() {
        return Family.TEXT;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "XML";
    }

    @Override
    public String fileEnding() {
        return ".xml";
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        if (isDeclared(head)) {
            return true;
        }
        byte[] start = head.start();
        int at = start.length >= 3 && start[0] == (byte) 0xef ? 3 : 0;
        while (at < start.length && start[at] >= 0 && Character.isWhitespace(start[at])) {
            at++;
        }
        if (at + 1 >= start.length || start[at] != '<') {
            return false;
        }
        byte next = start[at + 1];
        return next < 0 || next == '?' || next == '!' || next == '_' || Character.isLetter(next);
    }

    @Override
    public Basis basis(Head head) {
        return isDeclared(head) ? Basis.CONTENT_TYPE : Basis.BYTES;
    }

    private static boolean isDeclared(Head head) {
        String type = head.sample().properties().mediaType();
        return TYPES.contains(type) || type.endsWith("+xml");
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        WorkStage stage = WorkStage.current();
        if (!Utf8.isWellFormed(bytes, stage.part(0, 0.2))) {
            int wrong = Utf8.wellFormedLength(bytes);
            return Decoded.unreadable(
                    ID, bytes, DecodeProblem.of("xml.NOT_UTF8").at(wrong));
        }
        try {
            XmlDocument document = XmlDocument.of(bytes, stage.part(0.2, 1));
            XmlField root = new XmlField(document, 0);
            return Decoded.of(ID, PlainField.object("", new Range(0, bytes.length), List.of(root)));
        } catch (XmlException e) {
            return Decoded.unreadable(ID, bytes, problem(bytes, e));
        }
    }

    private static DecodeProblem problem(byte[] bytes, XmlException e) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < e.offset(); i++) {
            if (bytes[i] == '\n') {
                line++;
                column = 1;
            } else {
                // A character counts at its first byte.
                column += (bytes[i] & 0xc0) == 0x80 ? 0 : 1;
            }
        }
        return DecodeProblem.of("xml." + e.reason().name(), line, column).at(e.offset());
    }
}
