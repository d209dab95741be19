// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.text.InvalidInputException;

class SchemaFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"a.proto", "plant/v1/reading-42.avsc", "Größe (1).LAYOUT", "a..b.desc", "console.pb"})
    void namesOfSchemasInTheFolderAreAccepted(String name) {
        assertThat(new SchemaFile(name, new byte[0]).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proto",
                ".proto",
                "a.sh",
                "a.jar",
                "../a.proto",
                "a/../../b.proto",
                "/etc/a.proto",
                "a//b.proto",
                "./a.proto",
                ".hidden/a.proto",
                "C:/a.proto",
                "C:a.proto",
                "a\\b.proto",
                "con.proto",
                "Com1.x.proto",
                "a /b.proto",
                "a./b.proto",
                "a.proto ",
                "a\u0000.proto",
                "a\u202eb.proto",
                "a\n.proto",
                "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q.proto"
            })
    void namesThatLeadElsewhereAreRefused(String name) {
        assertThatThrownBy(() -> new SchemaFile(name, new byte[0])).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void largeFilesAreRefused() {
        assertThatThrownBy(() -> new SchemaFile("a.proto", new byte[SchemaFile.MAX_SIZE + 1]))
                .isInstanceOf(InvalidInputException.class);
    }
}
