// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.extension.PayloadDecoder;

/**
 * Loads the classes of one jar from memory: what was checked is what runs, and the file can be replaced meanwhile. They
 * see the classes of the JDK and {@link PayloadDecoder}; so a search for services opens no other jar.
 */
final class JarLoader extends ClassLoader implements AutoCloseable {
    /** Of all files together when they are unpacked, in bytes. */
    private static final int MAX_UNPACKED = 128 << 20;

    private static final int MAX_FILES = 20_000;
    private static final String CLASS = ".class";

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /**
     * @param file for stack traces and the names of threads
     * @throws JarException if it is not a jar, or too large when it is unpacked
     */
    JarLoader(String file, byte[] content) throws JarException {
        super(file, new Shared());
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            unpack(zip);
        } catch (IOException | IllegalArgumentException e) {
            throw new JarException("notJar");
        }
        if (files.isEmpty()) {
            throw new JarException("notJar");
        }
    }

    private void unpack(ZipInputStream zip) throws IOException, JarException {
        int left = MAX_UNPACKED;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                byte[] bytes = zip.readNBytes(left + 1);
                left -= bytes.length;
                if (left < 0 || files.size() == MAX_FILES) {
                    throw new JarException("large", MAX_UNPACKED >> 20);
                }
                files.putIfAbsent(entry.getName(), bytes);
            }
        }
    }

    /** The classes that jars share with the program. */
    private static final class Shared extends ClassLoader {
        Shared() {
            super(getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals(PayloadDecoder.class.getName())) {
                return PayloadDecoder.class;
            }
            throw new ClassNotFoundException(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = files.get(name.replace('.', '/') + CLASS);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        byte[] bytes = files.get(name);
        try {
            return bytes == null ? null : URL.of(new URI("decoder-jar", null, "/" + name, null), new Handler(bytes));
        } catch (IOException | URISyntaxException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return Collections.enumeration(found == null ? List.of() : List.of(found));
    }

    /** Opens a file of the jar. */
    private static final class Handler extends URLStreamHandler {
        private final byte[] bytes;

        Handler(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }

    /** From now on no more classes are found. */
    @Override
    public void close() {
        files.clear();
    }
}
