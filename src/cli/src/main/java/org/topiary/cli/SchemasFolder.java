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
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.standard.UserSchemas;
import org.topiary.payload.words.PayloadProblems;

/** Reads the schemas in a folder. */
final class SchemasFolder {
    private SchemasFolder() {}

    /**
     * Files that cannot be read are left out.
     *
     * @param err gets a line for each problem of a file
     * @throws IOException with the reason for the user if the folder cannot be read
     */
    static UserSchemas load(Path folder, PrintWriter err) throws IOException {
        String name = ForeignText.line(folder.toString());
        if (!Files.isDirectory(folder)) {
            throw new ExplainedIOException(Phrase.of("cli.problem.schemas.folder", name), null);
        }
        UserSchemas schemas = UserSchemas.load(folder);
        Optional<DecodeProblem> ofFolder = schemas.problemOfFolder();
        if (ofFolder.isPresent()
                && schemas.kinds().stream().allMatch(each -> each.names().isEmpty())) {
            throw new ExplainedIOException(
                    Phrase.of("cli.problem.read", name, PayloadProblems.sentences(List.of(ofFolder.get()))), null);
        }
        schemas.kinds().stream()
                .flatMap(each -> each.problems().stream())
                .forEach(each -> err.println("topiary: " + each));
        return schemas;
    }
}
