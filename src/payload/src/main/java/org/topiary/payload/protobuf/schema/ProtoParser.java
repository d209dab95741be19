// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.DescriptorProtos.SymbolVisibility;
import com.google.protobuf.DescriptorProtos.UninterpretedOption;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;
import org.topiary.payload.protobuf.schema.Token.Kind;

/**
 * Reads a .proto file: the languages proto2 and proto3, and the editions 2023, 2024 and 2026. Accepts what protoc does,
 * except that names may be in any style and symbols of any visibility may be used. Time and memory are in proportion to
 * the length of the file.
 */
final class ProtoParser {
    /** All full names of a file together, in characters: names inside each other can take far more than the file. */
    static final int MAX_NAME_CHARS = 1 << 24;

    final TokenReader in;
    final OptionParser options;
    private final MessageParser messages;
    private final EnumParser enums;
    private final FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder();
    private final Map<String, Place> places = new HashMap<>();
    private final IdentityHashMap<UninterpretedOption, Place> optionPlaces = new IdentityHashMap<>();
    private Syntax syntax = Syntax.PROTO2;
    private long nameChars;

    private ProtoParser(byte[] source) throws SchemaException {
        in = new TokenReader(source);
        options = new OptionParser(this);
        messages = new MessageParser(this);
        enums = new EnumParser(this);
    }

    /**
     * Reads a file.
     *
     * @param name with which others import it
     */
    static ParsedFile parse(String name, byte[] source) throws SchemaException {
        ProtoParser parser = new ProtoParser(source);
        parser.parseFile(name);
        ParsedFile parsed = new ParsedFile(parser.file.build(), parser.syntax, parser.places, parser.optionPlaces);
        Checks.check(parsed);
        return parsed;
    }

    Syntax syntax() {
        return syntax;
    }

    EnumParser enums() {
        return enums;
    }

    /** Keeps the place of an element, whose full name no other one may have. */
    void located(String fullName, Place place) throws SchemaException {
        nameChars += fullName.length();
        if (nameChars > MAX_NAME_CHARS) {
            throw new SchemaException(place, Reason.NAMES_TOO_LONG);
        }
        if (places.putIfAbsent(fullName, place) != null) {
            throw new SchemaException(place, Reason.NAME_TWICE, fullName);
        }
    }

    /** Keeps the place of an option. */
    void located(UninterpretedOption option, Place place) {
        optionPlaces.put(option, place);
    }

    /** The full name of what is inside an element. */
    static String inside(String scope, String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    private void parseFile(String name) throws SchemaException {
        file.setName(name);
        if (in.isAt("syntax") || in.isAt("edition")) {
            parseSyntax();
        }
        syntax.writeTo(file);
        while (!in.isAt(Kind.END)) {
            parseStatement();
        }
        DefaultJsonNames.set(file);
    }

    private void parseSyntax() throws SchemaException {
        boolean edition = in.take().is("edition");
        in.expect("=");
        Place place = in.place();
        String title = in.string();
        Syntax found = Syntax.of(title, edition);
        if (found == null) {
            throw new SchemaException(place, Reason.SYNTAX, StringLiteral.utf8(title));
        }
        syntax = found;
        in.expect(";");
    }

    private void parseStatement() throws SchemaException {
        if (in.skip(";")) {
            return;
        }
        SymbolVisibility visibility = visibility();
        boolean plain = visibility == SymbolVisibility.VISIBILITY_UNSET;
        if (in.isAt("message")) {
            messages.parseMessage(file.addMessageTypeBuilder(), file.getPackage(), visibility, 1);
        } else if (in.isAt("enum")) {
            enums.parseEnum(file.addEnumTypeBuilder(), file.getPackage(), visibility);
        } else if (plain && in.isAt("service")) {
            new ServiceParser(this).parseService(file.addServiceBuilder(), file.getPackage());
        } else if (plain && in.isAt("extend")) {
            messages.parseExtend(file.getPackage(), file::addExtensionBuilder, file::addMessageTypeBuilder, 1);
        } else if (plain && in.isAt("import")) {
            parseImport();
        } else if (plain && in.isAt("package")) {
            parsePackage();
        } else if (plain && in.isAt("option")) {
            FileOptions.Builder changed = file.getOptionsBuilder();
            options.parseStatement(changed);
        } else {
            throw in.unexpected(Reason.EXPECTED_STATEMENT);
        }
    }

    /** Reads {@code export} or {@code local}, if it is there. */
    SymbolVisibility visibility() throws SchemaException {
        if (syntax.hasVisibility()) {
            if (in.skip("export")) {
                return SymbolVisibility.VISIBILITY_EXPORT;
            }
            if (in.skip("local")) {
                return SymbolVisibility.VISIBILITY_LOCAL;
            }
        }
        return SymbolVisibility.VISIBILITY_UNSET;
    }

    private void parseImport() throws SchemaException {
        in.take();
        boolean forOptions = syntax.hasVisibility() && in.skip("option");
        if (!forOptions && in.skip("public")) {
            file.addPublicDependency(file.getDependencyCount());
        } else if (!forOptions && !syntax.hasVisibility() && in.skip("weak")) {
            file.addWeakDependency(file.getDependencyCount());
        }
        Place place = in.place();
        String path = StringLiteral.utf8(in.string());
        if (places.putIfAbsent(importKey(path), place) != null) {
            throw new SchemaException(place, Reason.IMPORT_TWICE, path);
        }
        if (forOptions) {
            file.addOptionDependency(path);
        } else {
            file.addDependency(path);
        }
        in.expect(";");
    }

    /** The key of an import among the places; no element has such a name. */
    static String importKey(String path) {
        return "import " + path;
    }

    private void parsePackage() throws SchemaException {
        Place place = in.place();
        in.take();
        if (file.hasPackage()) {
            throw new SchemaException(place, Reason.PACKAGE_TWICE);
        }
        file.setPackage(in.dottedName());
        in.expect(";");
    }
}
