// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.topiary.core.file.FileReasons;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.Phrase;
import org.topiary.payload.Utf8;
import org.topiary.payload.schema.SchemaFiles;
import org.topiary.payload.template.LayoutProblem.Reason;

/** Reads the layouts of a folder. Used once. */
final class LayoutFolder {
    static final int MAX_FILES = 1_000;
    /** In KiB. */
    static final int MAX_FILE = 256;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path folder;
    private final NavigableMap<String, Layout> layouts = new TreeMap<>();
    private final List<LayoutProblem> problems = new ArrayList<>();

    LayoutFolder(Path folder) {
        this.folder = folder;
    }

    Layouts load() {
        NavigableMap<String, SchemaFiles.Found> found = SchemaFiles.find(folder, SchemaFiles::isLayout, new Listing());
        if (found.size() > MAX_FILES) {
            problem("", Reason.TOO_MANY_FILES, MAX_FILES);
        }
        WorkStage stage = WorkStage.current();
        int all = Math.min(found.size(), MAX_FILES);
        int passed = 0;
        for (Map.Entry<String, SchemaFiles.Found> file : found.entrySet()) {
            if (passed == all) {
                break;
            }
            stage.reached(passed++, all);
            readFile(file.getKey(), file.getValue().path());
        }
        return new Layouts(layouts, problems);
    }

    private void problem(String name, Reason reason, Object... arguments) {
        if (problems.size() < MAX_FILES) {
            problems.add(LayoutProblem.of(name, reason, arguments));
        }
    }

    private final class Listing implements SchemaFiles.Problems {
        @Override
        public void unreadable(String name, Phrase reason) {
            problem(name, Reason.UNREADABLE, reason);
        }

        /** The reader of Protobuf schemas, which looks into the same folder, names it. */
        @Override
        public void linkLoop(String name) {}

        /** More than are read, so this is noted anyway; or most of the files are none of layouts. */
        @Override
        public void tooMany() {}
    }

    private void readFile(String name, Path file) {
        try {
            layouts.put(name.substring(0, name.lastIndexOf('.')), LayoutParser.parse(source(file)));
        } catch (LayoutException e) {
            problems.add(e.in(name));
        } catch (IOException e) {
            problems.add(LayoutProblem.of(name, Reason.UNREADABLE, FileReasons.of(e)));
        }
    }

    private static String source(Path file) throws IOException, LayoutException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_FILE * 1_024 + 1);
        }
        Place start = new Place(1, 1);
        if (bytes.length > MAX_FILE * 1_024) {
            throw new LayoutException(start, Reason.TOO_LARGE, MAX_FILE);
        }
        String source = Utf8.decode(bytes, bytes.length);
        if (source == null) {
            throw new LayoutException(start, Reason.NOT_UTF8);
        }
        return source.startsWith(BYTE_ORDER_MARK) ? source.substring(1) : source;
    }
}
