// SPDX-License-Identifier: Apache-2.0
package org.topiary.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.payload.avro.schema.AvroSchemas;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.protobuf.schema.SchemaProblem;
import org.topiary.payload.protobuf.schema.Schemas;
import org.topiary.payload.words.PayloadProblems;

/**
 * The schemas in a folder.
 *
 * @param protobuf message types of Protobuf
 * @param avro types of Avro
 */
record SchemasFolder(Schemas protobuf, AvroSchemas avro) {
    /**
     * Reads a folder. Files that cannot be read are left out.
     *
     * @param err gets a line for each problem of a file
     * @throws IOException with the reason for the user if the folder cannot be read
     */
    static SchemasFolder load(Path folder, PrintWriter err) throws IOException {
        String name = ForeignText.line(folder.toString());
        if (!Files.isDirectory(folder)) {
            throw new ExplainedIOException(Phrase.of("cli.problem.schemas.folder", name), null);
        }
        SchemasFolder schemas = new SchemasFolder(Schemas.load(folder), AvroSchemas.load(folder));
        Optional<SchemaProblem> ofFolder = schemas.protobuf.problems().stream()
                .filter(each -> each.file().isEmpty())
                .findFirst();
        if (ofFolder.isPresent()
                && schemas.protobuf.names().isEmpty()
                && schemas.avro.names().isEmpty()) {
            throw new ExplainedIOException(
                    Phrase.of("cli.problem.read", name, words(ofFolder.get().asDecodeProblem())), null);
        }
        // Both kinds report a folder that cannot be listed.
        Set<String> problems = new LinkedHashSet<>();
        schemas.protobuf.problems().forEach(each -> problems.add(words(each.asDecodeProblem())));
        schemas.avro.problems().forEach(each -> problems.add(words(each)));
        problems.forEach(each -> err.println("topiary: " + each));
        return schemas;
    }

    private static String words(DecodeProblem problem) {
        return PayloadProblems.sentences(List.of(problem));
    }
}
