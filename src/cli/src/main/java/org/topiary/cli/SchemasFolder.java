// SPDX-License-Identifier: Apache-2.0
package org.topiary.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.payload.decode.DecoderChoice;
import org.topiary.payload.protobuf.schema.SchemaProblem;
import org.topiary.payload.protobuf.schema.Schemas;
import org.topiary.payload.template.LayoutDecoder;
import org.topiary.payload.template.LayoutFiles;
import org.topiary.payload.template.Layouts;
import org.topiary.payload.words.PayloadProblems;

/** The Protobuf schemas and binary layouts in a folder. */
record SchemasFolder(Schemas schemas, Layouts layouts) {
    /** Whether the folder has the message type or layout that a choice names. */
    boolean has(DecoderChoice choice) {
        return choice.id().equals(LayoutDecoder.ID)
                ? layouts.find(choice.argument()).isPresent()
                : schemas.find(choice.argument()).isPresent();
    }

    /**
     * Files that cannot be read are left out.
     *
     * @param err gets a line for each problem of a file
     * @throws IOException with the reason for the user if the folder cannot be read
     */
    static SchemasFolder load(Path folder, PrintWriter err) throws IOException {
        String name = ForeignText.line(folder.toString());
        if (!Files.isDirectory(folder)) {
            throw new ExplainedIOException(Phrase.of("cli.problem.schemas.folder", name), null);
        }
        Schemas schemas = Schemas.load(folder);
        Optional<SchemaProblem> ofFolder = schemas.problems().stream()
                .filter(each -> each.file().isEmpty())
                .findFirst();
        if (ofFolder.isPresent() && schemas.names().isEmpty()) {
            throw new ExplainedIOException(Phrase.of("cli.problem.read", name, words(ofFolder.get())), null);
        }
        Layouts layouts = LayoutFiles.in(folder).read();
        schemas.problems().forEach(each -> err.println("topiary: " + words(each)));
        layouts.problems()
                .forEach(each -> err.println("topiary: " + PayloadProblems.sentences(List.of(each.asDecodeProblem()))));
        return new SchemasFolder(schemas, layouts);
    }

    private static String words(SchemaProblem problem) {
        return PayloadProblems.sentences(List.of(problem.asDecodeProblem()));
    }
}
