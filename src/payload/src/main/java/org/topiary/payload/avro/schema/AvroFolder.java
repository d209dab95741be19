// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.topiary.core.file.FileReasons;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.Phrase;
import org.topiary.payload.VisibleText;
import org.topiary.payload.avro.schema.AvroType.Named;
import org.topiary.payload.avro.schema.AvroType.RecordType;
import org.topiary.payload.avro.schema.AvscParser.Parsed;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.schema.SchemaFiles;
import org.topiary.payload.schema.SchemaOrigins;

/** Reads the Avro schemas of a folder. Used once. */
final class AvroFolder {
    private static final int MIB = 1 << 20;
    private static final int MAX_FILE = 4 * MIB;
    private static final int MAX_PROBLEMS = 1_000;
    private static final int MAX_NAME = 300;
    /** How often files whose types are defined elsewhere are tried again. */
    private static final int MAX_ROUNDS = 50;
    /** The characters of all canonical forms together, which repeat the types of other files. */
    private static final int MAX_CANONICAL = 64 * MIB;

    private static final Pattern ID = Pattern.compile("(?:.*-)?([0-9]{1,10})\\.avsc", Pattern.CASE_INSENSITIVE);

    private final Path folder;
    private final List<DecodeProblem> problems = new ArrayList<>();
    private final NavigableMap<String, byte[]> sources = new TreeMap<>();
    private final NavigableMap<String, Parsed> parsed = new TreeMap<>();
    /** The first definition of each name. */
    private final Map<String, AvroType> byName = new HashMap<>();
    /** Names with definitions that differ. */
    private final Set<String> ambiguous = new HashSet<>();

    private final Map<Long, AvroType> byFingerprint = new HashMap<>();
    private final Map<Integer, AvroType> byId = new HashMap<>();
    private final Map<Integer, String> idFiles = new HashMap<>();
    private final SchemaOrigins origins = new SchemaOrigins();
    private long read;
    private int canonicalLeft = MAX_CANONICAL;

    AvroFolder(Path folder) {
        this.folder = folder;
    }

    AvroSchemas load() {
        WorkStage stage = WorkStage.current();
        NavigableMap<String, SchemaFiles.Found> found = SchemaFiles.find(folder, SchemaFiles::isAvro, new Listing());
        WorkStage reading = stage.part(0, 0.3);
        int passed = 0;
        for (Map.Entry<String, SchemaFiles.Found> each : found.entrySet()) {
            reading.reached(passed++, found.size());
            readFile(each.getKey(), each.getValue().path());
        }
        parseAll(stage.part(0.3, 0.6));
        NavigableMap<String, AvroType> offered = new TreeMap<>();
        WorkStage indexing = stage.part(0.6, 1);
        passed = 0;
        for (Map.Entry<String, Parsed> each : parsed.entrySet()) {
            indexing.reached(passed++, parsed.size());
            index(each.getKey(), each.getValue());
        }
        parsed.forEach((file, schema) -> {
            String name = schema.type().name();
            if (!(schema.type() instanceof Named) || ambiguous.contains(name)) {
                offered.put(file, schema.type());
                origins.define(file, file);
            } else {
                offered.put(name, schema.type());
                origins.define(name, file);
            }
            schema.named().forEach((each, type) -> {
                origins.define(each, file);
                if (type instanceof RecordType && !ambiguous.contains(each)) {
                    offered.put(each, type);
                }
            });
        });
        return new AvroSchemas(offered, byName, byFingerprint, byId, origins, problems);
    }

    private void problem(String file, int line, Reason reason, Object... arguments) {
        problem(file, line, AvscException.words(reason, arguments));
    }

    private void problem(String file, int line, Phrase why) {
        if (problems.size() < MAX_PROBLEMS) {
            String name = VisibleText.line(file, MAX_NAME);
            problems.add(
                    file.isEmpty()
                            ? DecodeProblem.of("avro.inFolder", why)
                            : line == 0
                                    ? DecodeProblem.of("avro.inFile", name, why)
                                    : DecodeProblem.of("avro.inLine", name, line, why));
        }
    }

    private final class Listing implements SchemaFiles.Problems {
        @Override
        public void unreadable(String name, Phrase reason) {
            problem(name, 0, Reason.UNREADABLE, reason);
        }

        @Override
        public void linkLoop(String name) {
            problem(name, 0, Reason.LINK_LOOP);
        }

        @Override
        public void tooMany() {
            problem("", 0, Reason.TOO_MANY, SchemaFiles.MAX_FILES, SchemaFiles.MAX_ALL);
        }
    }

    private void readFile(String name, Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_FILE + 1);
            read += bytes.length;
            if (bytes.length > MAX_FILE) {
                problem(name, 0, Reason.TOO_LARGE, MAX_FILE / MIB);
            } else if (read > (long) SchemaFiles.MAX_ALL * MIB) {
                problem(name, 0, Reason.TOO_MANY, SchemaFiles.MAX_FILES, SchemaFiles.MAX_ALL);
            } else {
                sources.put(name, bytes);
            }
        } catch (IOException e) {
            problem(name, 0, Reason.UNREADABLE, FileReasons.of(e));
        }
    }

    /** Parses the files, those again whose types were defined by others meanwhile. */
    private void parseAll(WorkStage stage) {
        int all = sources.size();
        Map<String, Named> known = new HashMap<>();
        Map<String, String> definedIn = new HashMap<>();
        Map<String, AvscException> waiting = new TreeMap<>();
        int before = -1;
        for (int round = 0; round < MAX_ROUNDS && parsed.size() > before && !sources.isEmpty(); round++) {
            before = parsed.size();
            Iterator<Map.Entry<String, byte[]>> files = sources.entrySet().iterator();
            while (files.hasNext()) {
                // Those that wait for others are not done.
                stage.reached(all - sources.size(), all);
                Map.Entry<String, byte[]> file = files.next();
                try {
                    Parsed schema = AvscParser.parse(file.getValue(), name -> {
                        origins.use(file.getKey(), definedIn.get(name));
                        return Optional.ofNullable(known.get(name));
                    });
                    parsed.put(file.getKey(), schema);
                    schema.named().forEach((name, type) -> {
                        known.putIfAbsent(name, type);
                        definedIn.putIfAbsent(name, file.getKey());
                    });
                    files.remove();
                } catch (AvscException e) {
                    if (e.reason() == Reason.UNKNOWN) {
                        waiting.put(file.getKey(), e);
                    } else {
                        report(file.getKey(), file.getValue(), e);
                        files.remove();
                    }
                }
            }
        }
        sources.forEach((name, source) -> {
            AvscException why = waiting.get(name);
            if (why != null) {
                report(name, source, why);
            }
        });
    }

    private void report(String file, byte[] source, AvscException mistake) {
        int line = 1;
        for (int i = 0; i < Math.min(mistake.offset(), source.length); i++) {
            line += source[i] == '\n' ? 1 : 0;
        }
        problem(file, line, mistake.words());
    }

    private void index(String file, Parsed schema) {
        long fingerprint;
        try {
            fingerprint = fingerprint(schema.type());
        } catch (AvscException e) {
            problem(file, 0, e.words());
            return;
        }
        byFingerprint.putIfAbsent(fingerprint, schema.type());
        schema.named().forEach(this::define);
        Matcher id = ID.matcher(file.substring(file.lastIndexOf('/') + 1));
        if (id.matches() && Long.parseLong(id.group(1)) <= Integer.MAX_VALUE) {
            int number = Integer.parseInt(id.group(1));
            String other = idFiles.putIfAbsent(number, file);
            if (other == null) {
                byId.put(number, schema.type());
            } else {
                problem(file, 0, Reason.ID_TWICE, number, other);
            }
        }
    }

    private long fingerprint(AvroType type) throws AvscException {
        String canonical = CanonicalForm.of(type, canonicalLeft);
        canonicalLeft = Math.max(0, canonicalLeft - canonical.length());
        return Fingerprint.of(canonical);
    }

    private void define(String name, AvroType type) {
        AvroType other = byName.putIfAbsent(name, type);
        if (other != null && !ambiguous.contains(name)) {
            try {
                if (fingerprint(other) != fingerprint(type)) {
                    ambiguous.add(name);
                }
            } catch (AvscException e) {
                ambiguous.add(name);
            }
        }
    }
}
