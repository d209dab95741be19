// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

class SchemasTest {
    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> problems(Schemas schemas) {
        return schemas.problems().stream()
                .map(problem -> problem.file() + ":" + problem.line() + " "
                        + problem.reason().id().substring("protobuf.schema.".length()))
                .toList();
    }

    private static List<String> words(Schemas schemas) {
        return schemas.problems().stream()
                .map(SchemaProblem::reason)
                .map(reason -> TextBundle.of(Locale.ENGLISH, Locale.ENGLISH)
                        .get("decode.problem." + reason.id(), reason.arguments().toArray()))
                .toList();
    }

    @Test
    void typesAreFoundByTheirFullNames() throws IOException {
        write("a.proto", "syntax = \"proto3\"; package p; message A { message B {} map<string, B> c = 1; }");
        write("inner/b.proto", "syntax = \"proto3\"; import \"a.proto\"; message C { p.A a = 1; }");
        write("readme.txt", "message D {}");
        write(".git/c.proto", "message E {}");

        Schemas schemas = Schemas.load(folder);

        assertThat(schemas.problems()).isEmpty();
        assertThat(schemas.names()).containsExactly("C", "p.A", "p.A.B");
        assertThat(schemas.find("p.A.B").map(Descriptor::getFullName)).contains("p.A.B");
        assertThat(schemas.find("google.protobuf.Timestamp")).isPresent();
        assertThat(schemas.find("D")).isEmpty();
    }

    @Test
    void aBrokenFileAffectsOnlyThoseThatImportIt() throws IOException {
        write("broken.proto", "syntax = \"proto3\";\nmessage {}");
        write("imports.proto", "syntax = \"proto3\";\n\nimport \"broken.proto\"; message A {}");
        write("further.proto", "import \"imports.proto\";");
        write("good.proto", "message Good {}");
        write("unlinked.proto", "syntax = \"proto3\";\nmessage B {\n  Missing a = 1; }");
        write("circle1.proto", "import \"circle2.proto\";");
        write("circle2.proto", "import \"circle1.proto\";");

        Schemas schemas = Schemas.load(folder);

        assertThat(schemas.names()).containsExactly("Good");
        assertThat(problems(schemas))
                .containsExactlyInAnyOrder(
                        "broken.proto:2 EXPECTED_NAME",
                        "imports.proto:3 IMPORT_BROKEN",
                        "further.proto:1 IMPORT_BROKEN",
                        "unlinked.proto:3 LINK",
                        "circle2.proto:1 IMPORT_CYCLE",
                        "circle1.proto:1 IMPORT_BROKEN");
    }

    @Test
    void importsAreLookedUpFromThisFolderThenFromThatOfTheFileThenAnywhere() throws IOException {
        write("one/proto/a/main.proto", "import \"a/part.proto\"; message Main { optional Part part = 1; }");
        write("one/proto/a/part.proto", "message Part {}");
        write("two/a/part.proto", "package two; message Part {}");
        write("b.proto", "import \"far/part.proto\"; message B { optional Far far = 1; }");
        write("three/far/part.proto", "message Far {}");
        write("vendor/google/protobuf/timestamp.proto", "broken, but not read");
        write(
                "c.proto",
                "import \"google/protobuf/timestamp.proto\"; message C { optional google.protobuf.Timestamp t = 1; }");

        Schemas schemas = Schemas.load(folder);

        assertThat(schemas.problems()).isEmpty();
        assertThat(schemas.names()).containsExactly("B", "C", "Far", "Main", "Part", "two.Part");
    }

    @Test
    void descriptorSetsAreLoadedWithoutTheirSources() throws Exception {
        write("source/a.proto", "package p; message A { optional int32 a = 1; extensions 5 to 9; }");
        Schemas compiled = Schemas.load(folder.resolve("source"));
        Files.write(
                folder.resolve("all.desc"),
                FileDescriptorSet.newBuilder()
                        .addFile(compiled.find("p.A").orElseThrow().getFile().toProto())
                        .build()
                        .toByteArray());
        write("b.proto", "import \"a.proto\"; message B { optional p.A a = 1; } extend p.A { optional B b = 5; }");
        Files.delete(folder.resolve("source/a.proto"));
        write("text.pb", "something else");
        write("empty.protoset", "");

        Schemas schemas = Schemas.load(folder);

        assertThat(schemas.names()).containsExactly("B", "p.A");
        assertThat(schemas.findExtension(schemas.find("p.A").orElseThrow(), 5).map(FieldDescriptor::getName))
                .contains("b");
        assertThat(schemas.findExtension(schemas.find("p.A").orElseThrow(), 6)).isEmpty();
        assertThat(problems(schemas)).containsExactly("empty.protoset:0 NOT_DESCRIPTORS", "text.pb:0 NOT_DESCRIPTORS");
    }

    @Test
    void theFirstOfTwoDefinitionsIsUsed() throws IOException {
        write("a.proto", "message A { optional int32 first = 1; }");
        write("b.proto", "message A { optional int32 second = 1; } message B {}");
        write("copy/a.proto", "message A { optional int32 first = 1; }");

        Schemas schemas = Schemas.load(folder);

        assertThat(schemas.find("A").orElseThrow().findFieldByName("first")).isNotNull();
        assertThat(schemas.names()).containsExactly("A", "B");
        assertThat(problems(schemas)).containsExactly("b.proto:0 DUPLICATE_TYPE");
    }

    @Test
    void whatCannotBeReadEndsInAProblem() throws IOException {
        write("large.proto", "// " + "x".repeat(5 << 20));
        write("good.proto", "message Good {}");
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("dangling.proto"), folder.resolve("nothing"));
        Files.createDirectories(folder.resolve("folder.proto"));

        Schemas schemas = Schemas.load(folder);

        assertThat(schemas.names()).containsExactly("Good");
        assertThat(problems(schemas)).containsExactlyInAnyOrder("loop:0 LINK_LOOP", "large.proto:0 TOO_LARGE");
        assertThat(words(Schemas.load(folder.resolve("nothing"))))
                .containsExactly("This cannot be read: the folder does not exist.");
        assertThat(words(Schemas.load(folder.resolve("good.proto"))))
                .containsExactly("This cannot be read: it is not a folder.");
        assertThat(words(schemas))
                .containsExactlyInAnyOrder(
                        "This folder is inside itself, by a link.", "This file is larger than 4 MiB.");
    }

    @Test
    void importsInALongRowEndInAProblem() throws IOException {
        write("f0.proto", "message M0 {}");
        for (int i = 1; i < 200; i++) {
            write("f" + i + ".proto", "import public \"f" + (i - 1) + ".proto\"; message M" + i + " {}");
        }

        Schemas schemas = Schemas.load(folder);

        assertThat(schemas.names()).hasSize(100);
        assertThat(problems(schemas)).hasSize(100).contains("f100.proto:1 IMPORT_DEPTH", "f199.proto:1 IMPORT_BROKEN");
    }

    @Test
    void descriptorSetsWithLongNamesEndInAProblem() {
        FileDescriptorProto.Builder file =
                FileDescriptorProto.newBuilder().setName("a.proto").setPackage("a".repeat(1_000_000));
        for (int i = 0; i < 1_000; i++) {
            file.addMessageTypeBuilder().setName("M" + i);
        }
        List<SchemaProblem> problems = new ArrayList<>();
        byte[] set = FileDescriptorSet.newBuilder().addFile(file).build().toByteArray();

        assertThat(DescriptorSet.link("a.desc", set, problems::add)).isEmpty();
        assertThat(problems).containsExactly(SchemaProblem.of("a.desc", Reason.NAMES_TOO_LONG));
    }

    @Test
    void changedDescriptorSetsNeverEndInAnException() throws Exception {
        List<SchemaProblem> problems = new ArrayList<>();
        byte[] set = FileDescriptorSet.newBuilder()
                .addFile(DescriptorProtos.getDescriptor().toProto().toBuilder()
                        .setName("copy.proto")
                        .setPackage("copy"))
                .build()
                .toByteArray();
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] changed = set.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            DescriptorSet.link("a.desc", changed, problems::add);
        }
        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.reason().id())
                        .isIn(Reason.LINK.id(), Reason.NOT_DESCRIPTORS.id(), Reason.IMPORT_MISSING.id()));
    }
}
