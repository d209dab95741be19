// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

/** Something that a user entered or configured cannot be used; the phrase names it, the reason and the way out. */
public final class InvalidInputException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Phrase phrase;

    public InvalidInputException(Phrase phrase) {
        super(phrase.toString());
        this.phrase = phrase;
    }

    @Override
    public Phrase phrase() {
        return phrase;
    }
}
