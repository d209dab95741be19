// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

class ProtoParserTest {
    private static final TextBundle ENGLISH = TextBundle.of(Locale.ENGLISH, Locale.ENGLISH);

    private static SchemaProblem problem(String source) {
        try {
            ProtoParser.parse("a.proto", source.getBytes(UTF_8));
        } catch (SchemaException e) {
            return e.in("a.proto");
        }
        throw new AssertionError("accepted");
    }

    private static String words(SchemaProblem problem) {
        DecodeProblem reason = problem.reason();
        return problem.file() + ":" + problem.line() + ":" + problem.column() + ": "
                + ENGLISH.get(
                        "decode.problem." + reason.id(), reason.arguments().toArray());
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasAText(Reason reason) {
        assertThat(ENGLISH.keys()).contains("decode.problem." + reason.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            message A {~  int32 a 1;~}                      | a.proto:2:3: "optional", "required" or "repeated" is expected before "int32", as the file is in proto2.
            syntax = "proto3";~message A {~ int32 a 1;~}    | a.proto:3:10: "=" is expected before "1".
            syntax = "proto3";~message A {~ int32 a = 1;~   | a.proto:4:1: The file ends in the middle of a statement.
            syntax = "proto4";                              | a.proto:1:10: There is no version "proto4" of the language that Topiary knows.
            /* é */ massage A {}                            | a.proto:1:9: No statement begins with "massage".
            syntax = "proto3";~enum E {~  ONE = 1;~}        | a.proto:3:3: The first value of this enum must be 0.
            syntax = "proto3";~enum E { Z = 0; Y = 0; }     | a.proto:2:17: Y has the same number as Z, which needs the option allow_alias.
            message A { reserved 5 to 4; }                  | a.proto:1:9: These numbers are no valid range: 5 to 4
            message A { reserved 1 to 5, 3; }               | a.proto:1:9: The numbers 3 overlap with 1 to 5.
            message A { optional int32 a = 19000; }         | a.proto:1:28: No field can have the number 19000.
            option java_package = "\\q";                    | a.proto:1:24: There is no escape \\q.
            option nothing = 1;                             | a.proto:1:8: There is no option nothing here.
            message A { optional int32 a = 1 [packed = 3]; }| a.proto:1:35: The option packed needs a valid value of the type bool.
            message A { optional int32 a = 1; optional string a = 2; } | a.proto:1:51: A.a is defined twice.
            message ü {}                                    | a.proto:1:9: The character 0xc3 is not allowed here.
            """)
    void aMistakeIsReportedWithItsPlace(String source, String words) {
        assertThat(words(problem(source.replace('~', '\n')))).isEqualTo(words);
    }

    @Test
    void hugeNamesAndDeepNestingAreRefused() {
        assertThat(problem("message A {".repeat(100_000)).reason().id()).endsWith(Reason.NESTED_TOO_DEEP.name());
        assertThat(problem("option " + "a.".repeat(100_000) + "a = 1;").reason().id())
                .endsWith(Reason.NESTED_TOO_DEEP.name());
        assertThat(problem("option (a) = " + "{ a ".repeat(100_000)).reason().id())
                .endsWith(Reason.NESTED_TOO_DEEP.name());
        assertThat(problem("message A { optional group G = 1 { ".repeat(100_000))
                        .reason()
                        .id())
                .endsWith(Reason.NESTED_TOO_DEEP.name());
        assertThat(problem("message " + "A".repeat(1_000_000) + " {" + fields(100_000) + "}")
                        .reason()
                        .id())
                .endsWith(Reason.NAMES_TOO_LONG.name());
        assertThat(problem("option (a) = 1;".repeat(100_000)).reason().id()).endsWith(Reason.OPTIONS_TOO_MANY.name());
        assertThat(words(problem("x".repeat(1_000_000)))).hasSizeLessThan(400);
        assertThat(words(
                        problem("import \"" + "x".repeat(1_000_000) + "\"; import \"" + "x".repeat(1_000_000) + "\";")))
                .hasSizeLessThan(400);
    }

    private static String fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "optional int32 a" + i + " = " + (i + 20_000) + ";")
                .collect(Collectors.joining());
    }

    @Property(tries = 500)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] source) {
        parse(source);
    }

    /** Real files with parts removed, repeated or replaced. */
    @Property(tries = 2_000)
    void changedFilesAreReadOrRefused(@ForAll Random random) {
        String text = Examples.TEXTS.get(random.nextInt(Examples.TEXTS.size()));
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && !changed.isEmpty(); i--) {
            int from = random.nextInt(changed.length());
            int to = Math.min(changed.length(), from + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> changed.delete(from, to);
                case 1 -> changed.insert(from, changed.substring(from, to).repeat(random.nextInt(3)));
                case 2 -> changed.setCharAt(from, (char) random.nextInt(128));
                default -> {
                    String other = Examples.TEXTS.get(random.nextInt(Examples.TEXTS.size()));
                    int start = random.nextInt(other.length());
                    changed.replace(from, to, other.substring(start, Math.min(other.length(), start + 30)));
                }
            }
        }
        parse(changed.toString().getBytes(UTF_8));
    }

    private static void parse(byte[] source) {
        assertThatCode(() -> {
                    try {
                        assertThat(Examples.link(ProtoParser.parse("main.proto", source)))
                                .allSatisfy(
                                        problem -> assertThat(words(problem)).startsWith("main.proto:"));
                    } catch (SchemaException e) {
                        assertThat(words(e.in("main.proto"))).startsWith("main.proto:");
                    }
                })
                .doesNotThrowAnyException();
    }
}
