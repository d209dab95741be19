// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

/**
 * A format in which connections can be imported. It reads bounded content of others, which may be broken or malicious:
 * it must open no file and make no connection. Used on any thread except the JavaFX application thread.
 */
public interface ImportFormat {
    /**
     * Whether a content is of this format.
     *
     * @throws ImportException if it is damaged, or has to be exported first
     */
    boolean accepts(ImportSource source) throws ImportException;

    /**
     * Reads the connections of a content that it accepts.
     *
     * @throws ImportException if none of them can be read
     */
    void read(ImportSource source, ImportCollector findings) throws ImportException;
}
