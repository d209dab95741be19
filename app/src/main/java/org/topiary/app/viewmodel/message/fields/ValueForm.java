// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

/** How a decoded value is shown. */
public enum ValueForm {
    /** The fields, as rows that open and close. */
    TREE,
    /** The whole value as text. */
    TEXT,
    /** The picture; takes the place of the text. */
    PICTURE,
    /** The bytes. */
    HEX
}
