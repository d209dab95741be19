// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.UninterpretedOption;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A .proto file that was read, but not yet linked with those that it imports.
 *
 * @param proto custom options are not interpreted yet, and names of types are as they are written
 * @param syntax its version
 * @param places where elements are, by their full names, and files, by the paths in imports
 * @param options where the options that are not interpreted are; found by identity
 */
record ParsedFile(
        FileDescriptorProto proto,
        Syntax syntax,
        Map<String, Place> places,
        IdentityHashMap<UninterpretedOption, Place> options) {
    /** A file that was compiled; nothing is known about places. */
    static ParsedFile compiled(FileDescriptorProto proto) {
        return new ParsedFile(proto, Syntax.of(proto), new HashMap<>(), new IdentityHashMap<>());
    }

    /** The place of an element; the beginning of the file if it is not known. */
    Place placeOf(String name) {
        return places.getOrDefault(name, Place.START);
    }

    /** The place of an option that was not interpreted. */
    Place placeOf(UninterpretedOption option) {
        return options.getOrDefault(option, Place.START);
    }
}
