// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.core.file.RegularFile;
import org.topiary.core.file.SafeFile;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.payload.decode.DecoderChoice;
import org.topiary.payload.schema.FolderState;
import org.topiary.payload.standard.UserSchemas;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.profiles.exchange.ImportedConnection;
import org.topiary.profiles.schema.SchemaFile;

/**
 * The schemas that the decoding rules of connections need: taken along when these are exported, and saved when they are
 * imported. Commands and jars are not: they are programs. Waits for the disk; not for the JavaFX application thread.
 */
final class CarriedSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(CarriedSchemas.class);

    /** Of an export, in bytes, so that it can be imported whole. */
    private static final long MAX_ALL = 24 << 20;

    private final Path folder;

    /** @param folder that of the schemas, which need not exist */
    CarriedSchemas(Path folder) {
        this.folder = folder;
    }

    /**
     * The connections with the files that their rules need. What cannot be read is left out, and what makes them more
     * than 24 MiB.
     */
    List<ImportedConnection> added(List<ImportedConnection> connections) {
        if (connections.stream().allMatch(each -> choices(each.profile()).isEmpty())) {
            return connections;
        }
        UserSchemas schemas = UserSchemas.load(folder, FolderState.of(folder));
        List<ImportedConnection> complete = new ArrayList<>();
        long left = MAX_ALL;
        for (ImportedConnection each : connections) {
            List<SchemaFile> files = files(each.profile(), schemas, left);
            left -= size(files);
            complete.add(each.with(files));
        }
        return complete;
    }

    private static long size(List<SchemaFile> files) {
        return files.stream().mapToLong(each -> each.content().length).sum();
    }

    private static List<DecoderChoice> choices(ConnectionProfile profile) {
        return profile.decoders().stream()
                .map(DecoderRule::decoder)
                .map(DecoderChoice::of)
                .filter(each -> UserSchemas.isReadBySchema(each.id())
                        && !each.argument().isEmpty())
                .distinct()
                .toList();
    }

    private List<SchemaFile> files(ConnectionProfile profile, UserSchemas schemas, long left) {
        Set<String> names = new TreeSet<>();
        choices(profile).forEach(each -> names.addAll(schemas.filesOf(each, folder)));
        List<SchemaFile> files = new ArrayList<>();
        for (String each : names) {
            try {
                SchemaFile file = new SchemaFile(each, RegularFile.read(folder.resolve(each), SchemaFile.MAX_SIZE));
                if (files.size() < SchemaFile.MAX_FILES && size(files) + file.content().length <= left) {
                    files.add(file);
                } else {
                    LOG.warn("The schema {} is not exported: there are too many, or they are too large", each);
                }
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("The schema {} is not exported", each, e);
            }
        }
        return files;
    }

    /** The result with a sentence for each schema that would not be saved, because there is another one. */
    ImportResult compared(ImportResult found) {
        List<Phrase> notes = new ArrayList<>(found.notCarried());
        Set<String> told = new HashSet<>();
        for (ImportedConnection each : found.connections()) {
            for (SchemaFile file : each.schemas()) {
                if (isOther(file) && told.add(file.name())) {
                    notes.add(Phrase.of(
                            "import.line",
                            ForeignText.line(each.profile().name()),
                            Phrase.of("import.schema.kept", ForeignText.quoted(file.name()))));
                }
            }
        }
        return new ImportResult(found.connections(), notes);
    }

    private boolean isOther(SchemaFile file) {
        Path own = folder.resolve(file.name());
        if (!Files.exists(own)) {
            return false;
        }
        try {
            return !Arrays.equals(RegularFile.read(own, SchemaFile.MAX_SIZE), file.content());
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Saves the schemas of connections that are imported, except those of which there is a file.
     *
     * @throws IOException if one of them cannot be written
     */
    void save(List<ImportedConnection> connections) throws IOException {
        for (ImportedConnection each : connections) {
            for (SchemaFile file : each.schemas()) {
                Path own = folder.resolve(file.name());
                if (!Files.exists(own)) {
                    Files.createDirectories(own.toAbsolutePath().getParent());
                    SafeFile.write(own, file.content());
                }
            }
        }
    }
}
