// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.ExtensionRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.protobuf.schema.Examples.Example;

/** Holds the parser to the compiler of Google: the same descriptors, or a refusal by both. */
@Tag("integration")
final class ProtocComparisonTest {
    @TempDir
    private static Path folder;

    private static Protoc protoc;

    @BeforeAll
    static void prepare() throws IOException {
        protoc = new Protoc(folder);
    }

    static List<Example> accepted() {
        return Examples.read("accepted.txt");
    }

    static List<Example> refused() {
        return Examples.read("refused.txt");
    }

    private record Ours(Map<String, FileDescriptor> linked, List<SchemaProblem> problems) {}

    private static Ours ours(Map<String, byte[]> files) {
        List<SchemaProblem> problems = new ArrayList<>();
        Map<String, ParsedFile> parsed = new LinkedHashMap<>();
        files.forEach((name, source) -> {
            try {
                parsed.put(name, ProtoParser.parse(name, source));
            } catch (SchemaException e) {
                problems.add(e.in(name));
            }
        });
        return new Ours(new Linker(parsed, Examples.imports(files), problems::add).link(WorkStage.UNWATCHED), problems);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void descriptorsAreThoseOfProtoc(Example each) throws Exception {
        Protoc.Result expected = protoc.compile(each.files());
        assertThat(expected.accepted()).as(expected.words()).isTrue();
        List<FileDescriptor> linked = Protoc.link(expected.files());

        Ours ours = ours(each.files());

        assertThat(ours.problems).isEmpty();
        List<FileDescriptor> all = new ArrayList<>(linked);
        all.addAll(WellKnown.FILES.values());
        ExtensionRegistry registry = Canonical.registry(all);
        for (FileDescriptor file : linked) {
            FileDescriptor actual = Objects.requireNonNull(ours.linked.get(file.getName()), file.getName());
            assertThat(Canonical.text(actual, registry)).isEqualTo(Canonical.text(file, registry));
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatProtocRefusesIsRefused(Example each) throws Exception {
        Protoc.Result expected = protoc.compile(each.files());
        assertThat(expected.accepted()).isFalse();

        Ours ours = ours(each.files());

        assertThat(ours.problems)
                .as("protoc says " + expected.words())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.line()).isPositive());
        assertThat(ours.linked).doesNotContainKey("main.proto");
    }
}
