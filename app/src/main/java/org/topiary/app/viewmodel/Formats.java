// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import org.topiary.payload.decode.Decoders;

/**
 * The formats of payloads that can be read.
 *
 * @param decoders those of the program
 * @param schemas the message types of the user
 * @param commands the programs of the user that decode payloads
 * @param jars the jars of the user that decode payloads
 */
public record Formats(Decoders decoders, SchemaLibrary schemas, UserCommands commands, UserJars jars) {
    /** Without commands and jars. */
    public Formats(Decoders decoders, SchemaLibrary schemas) {
        this(decoders, schemas, UserCommands.none(), UserJars.none());
    }
}
