// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.standard;

import java.util.List;

/**
 * What a folder of schemas has for one format.
 *
 * @param decoder the id of the decoder that reads payloads by it
 * @param names by which the user chooses a message type or layout, in order; text of others
 * @param problems what could not be read, in sentences; a sentence for each file
 */
public record SchemaKind(String decoder, List<String> names, List<String> problems) {}
