// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.topiary.payload.standard.StandardDecoders;

class DecodersPropertyTest {
    @Property(tries = 300)
    void every_decoder_takes_any_bytes(
            @ForAll("recognized") byte[] recognized,
            @ForAll byte[] bytes,
            @ForAll("json") String json,
            @ForAll int cut) {
        byte[] broken = Arrays.copyOf(json.getBytes(UTF_8), Math.floorMod(cut, 40));
        for (byte[] payload : new byte[][] {recognized, bytes, broken}) {
            for (Decoder each : StandardDecoders.ALL.all()) {
                check(StandardDecoders.ALL.decode(Sample.of(payload), sample -> each.id()), payload);
            }
            check(StandardDecoders.ALL.decode(Sample.of(payload), Context.NONE), payload);
            assertThat(StandardDecoders.ALL
                            .preview(Head.of(Sample.of(payload)), Context.NONE, 80)
                            .length())
                    .isBetween(1, 80);
        }
    }

    private static void check(Decoded decoded, byte[] payload) {
        assertNested(decoded.root(), new Field.Range(0, decoded.unwrapped().orElse(payload).length));
        if (decoded.text().isPresent()) {
            assertThat(decoded.chain()).doesNotContain("hex");
        } else {
            assertThat(decoded.root().kind()).isEqualTo(Field.Kind.BYTES);
        }
        assertThat(decoded.isValid() || !decoded.problems().isEmpty()).isTrue();
    }

    private static void assertNested(Field field, Field.Range outer) {
        assertThat(field.range().start()).isBetween(outer.start(), field.range().end());
        assertThat(field.range().end()).isLessThanOrEqualTo(outer.end());
        int last = field.range().start();
        for (Field child : field.children()) {
            assertThat(child.range().start()).isGreaterThanOrEqualTo(last);
            last = child.range().end();
            assertNested(child, field.range());
        }
    }

    @Property(tries = 300)
    void the_leaves_of_json_are_the_bytes_in_their_ranges(@ForAll("json") String json, @ForAll("padding") String pad) {
        byte[] bytes = ("{\"pad\":\"" + pad + "\",\"json\":" + json + "}").getBytes(UTF_8);
        Decoded decoded = StandardDecoders.ALL.decode(Sample.of(bytes), Context.NONE);
        StringBuilder leaves = new StringBuilder();
        StringBuilder ranges = new StringBuilder();

        readLeaves(decoded.root(), bytes, leaves, ranges);

        assertThat(decoded.chain()).containsExactly("json");
        assertThat(leaves.toString()).isEqualTo(ranges.toString()).startsWith("\"" + pad + "\"");
    }

    private static void readLeaves(Field field, byte[] bytes, StringBuilder leaves, StringBuilder ranges) {
        if (!field.kind().hasChildren()) {
            leaves.append(field.text());
            ranges.append(new String(bytes, field.range().start(), field.range().length(), UTF_8));
        }
        field.children().forEach(child -> readLeaves(child, bytes, leaves, ranges));
    }

    @Property(tries = 300)
    void every_field_of_json_is_found_by_its_path(@ForAll("json") String json) {
        Field root = StandardDecoders.ALL
                .decode(Sample.of(json.getBytes(UTF_8)), sample -> "json")
                .root();

        assertFound(root, FieldPath.ROOT, root);
    }

    private static void assertFound(Field root, FieldPath path, Field field) {
        assertThat(FieldPath.parse(path.toString())).contains(path);
        Field found = path.find(root);
        assertThat(found).isNotNull();
        for (Field child : field.children()) {
            FieldPath below = path.to(child);
            Field last = below.find(root);
            // Of several fields with one name, the path means the last.
            if (last != null && last.range().equals(child.range())) {
                assertFound(root, below, child);
            }
        }
    }

    @Property
    void any_path_is_read_back_as_it_was_written(@ForAll String name, @ForAll int index) {
        FieldPath path = new FieldPath(List.of(
                new FieldPath.Name("a"), new FieldPath.Name(name), new FieldPath.Index(index & Integer.MAX_VALUE)));

        assertThat(FieldPath.parse(path.toString())).contains(path);
        FieldPath.parse(name)
                .ifPresent(
                        parsed -> assertThat(FieldPath.parse(parsed.toString())).contains(parsed));
    }

    /** Payloads that begin as some formats do, in hexadecimal, and go on at random. */
    @Provide
    Arbitrary<byte[]> recognized() {
        Arbitrary<String> beginning = Arbitraries.of(
                "c301",
                "4f626a01",
                "1f8b08",
                "28b52ffd",
                "04224d18",
                "ff060000734e61507059",
                "ffd8ff",
                "89504e470d0a1a0a",
                "474946383961",
                "524946460000000057454250",
                "424d",
                "d9d9f7");
        return Combinators.combine(beginning, Arbitraries.bytes().list().ofMaxSize(100))
                .as((hex, rest) -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    bytes.writeBytes(HexFormat.of().parseHex(hex));
                    rest.forEach(bytes::write);
                    return bytes.toByteArray();
                });
    }

    @Provide
    Arbitrary<String> padding() {
        return Arbitraries.of("", "x".repeat(300));
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> string = Arbitraries.of(
                "\"\"", "\"ü😀\"", "\"\\u00e9\\\"\"", "\"a b.c[0]\"", "\"{[,:\"", "\"" + "long".repeat(80) + "\"");
        Arbitrary<String> scalar =
                Arbitraries.oneOf(string, Arbitraries.of("0", "21.50", "-3.0e-07", "true", "false", "null", " 1 "));
        return Arbitraries.lazyOf(
                () -> scalar,
                () -> scalar,
                () -> scalar,
                () -> json().list()
                        .ofMaxSize(3)
                        .map(list -> list.stream().collect(Collectors.joining(" ,", "[", "\n]"))),
                () -> Combinators.combine(string, json())
                        .as((key, value) -> key + " : " + value)
                        .list()
                        .ofMaxSize(3)
                        .map(list -> list.stream().collect(Collectors.joining(",", "{ ", "}"))));
    }
}
