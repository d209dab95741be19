// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import org.jspecify.annotations.Nullable;

/** The versions of the language. */
enum Syntax {
    PROTO2("proto2", null),
    PROTO3("proto3", null),
    EDITION_2023("2023", Edition.EDITION_2023),
    EDITION_2024("2024", Edition.EDITION_2024),
    EDITION_2026("2026", Edition.EDITION_2026);

    private final String title;
    private final @Nullable Edition edition;

    Syntax(String title, @Nullable Edition edition) {
        this.title = title;
        this.edition = edition;
    }

    /** The version that a file names; null if there is none. */
    static @Nullable Syntax of(String title, boolean isEdition) {
        for (Syntax each : values()) {
            if (each.title.equals(title) && each.isEdition() == isEdition) {
                return each;
            }
        }
        return null;
    }

    /** The version of a descriptor. */
    static Syntax of(FileDescriptorProto file) {
        for (Syntax each : values()) {
            if (each.edition != null && file.getEdition() == each.edition) {
                return each;
            }
        }
        return file.getSyntax().equals(PROTO3.title) ? PROTO3 : PROTO2;
    }

    boolean isEdition() {
        return edition != null;
    }

    /** Whether messages and enums may be exported, and imports be for options only. */
    boolean hasVisibility() {
        return compareTo(EDITION_2024) >= 0;
    }

    void writeTo(FileDescriptorProto.Builder file) {
        if (edition != null) {
            file.setSyntax("editions").setEdition(edition);
        } else if (this == PROTO3) {
            file.setSyntax(title);
        }
    }
}
