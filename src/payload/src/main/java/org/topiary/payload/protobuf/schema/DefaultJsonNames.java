// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.List;

/** The names that fields have in JSON if the file does not name any. */
final class DefaultJsonNames {
    private DefaultJsonNames() {}

    static void set(FileDescriptorProto.Builder file) {
        set(file.getExtensionBuilderList());
        file.getMessageTypeBuilderList().forEach(DefaultJsonNames::set);
    }

    private static void set(DescriptorProto.Builder message) {
        set(message.getFieldBuilderList());
        set(message.getExtensionBuilderList());
        message.getNestedTypeBuilderList().forEach(DefaultJsonNames::set);
    }

    private static void set(List<FieldDescriptorProto.Builder> fields) {
        for (FieldDescriptorProto.Builder each : fields) {
            if (!each.hasJsonName()) {
                each.setJsonName(of(each.getName()));
            }
        }
    }

    /** A name without underscores, and with capitals after them. */
    static String of(String name) {
        StringBuilder json = new StringBuilder(name.length());
        boolean capital = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_') {
                json.append(capital && c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
            }
            capital = c == '_';
        }
        return json.toString();
    }
}
