// SPDX-License-Identifier: Apache-2.0
package org.topiary.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Makes a jar as a user would: from sources, compiled with the JDK, with a provider of a service. */
public final class UserJar {
    private static final int MAJOR_VERSION = 7;
    /** The same sources make the same jar. */
    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

    private final Class<?> service;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final List<String> left = new ArrayList<>();
    private String providers = "";
    private int version;

    /** @param service an interface that the sources may name; the jar does not contain it */
    public UserJar(Class<?> service) {
        this.service = service;
    }

    /** Adds a class that provides the service. */
    public UserJar provider(String name, String source) {
        providers += name + "\n";
        return source(name, source);
    }

    /** Adds a class. */
    public UserJar source(String name, String source) {
        sources.put(name, source);
        return this;
    }

    /** Names a provider that the jar does not have. */
    public UserJar providerWithoutClass(String name) {
        providers += name + "\n";
        return this;
    }

    /** Leaves the compiled class out. */
    public UserJar without(String name) {
        left.add(name);
        return this;
    }

    /** Gives all classes another version of the class file format. */
    public UserJar version(int major) {
        version = major;
        return this;
    }

    /** Compiles the sources and writes the jar, over one that is there. */
    public void write(Path jar) throws IOException {
        Map<String, byte[]> classes = compile();
        left.forEach(classes::remove);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            if (!providers.isEmpty()) {
                out.putNextEntry(entry("META-INF/services/" + service.getName()));
                out.write(providers.getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                out.putNextEntry(entry(each.getKey().replace('.', '/') + ".class"));
                out.write(each.getValue());
            }
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }

    private Map<String, byte[]> compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> compiled = new HashMap<>();
        try (JavaFileManager files =
                new InMemory(compiler.getStandardFileManager(problems, Locale.ROOT, null), compiled)) {
            List<Source> units = sources.entrySet().stream()
                    .map(each -> new Source(each.getKey(), each.getValue()))
                    .toList();
            List<String> options = List.of("-proc:none", "-Xlint:none", "-classpath", classPath());
            if (!compiler.getTask(null, files, problems, options, null, units).call()) {
                throw new IllegalArgumentException(problems.getDiagnostics().toString());
            }
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        compiled.forEach((name, bytes) -> {
            byte[] content = bytes.toByteArray();
            if (version > 0) {
                content[MAJOR_VERSION] = (byte) version;
            }
            classes.put(name, content);
        });
        return classes;
    }

    private String classPath() {
        try {
            return Path.of(service.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what the compiler writes. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> compiled;

        InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> compiled) {
            super(files);
            this.compiled = compiled;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    compiled.put(className, out);
                    return out;
                }
            };
        }
    }
}
