// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

/** How the payload is entered. */
public enum PayloadKind {
    /** Sent as UTF-8. */
    TEXT,
    /** Pairs of hexadecimal digits; white space and colons are ignored. */
    HEX,
    /** Base64 (RFC 4648, section 4 or 5), with or without padding; white space is ignored. */
    BASE64,
    /** Taken from a file; not editable. */
    FILE
}
