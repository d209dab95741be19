// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.util.Optional;

/**
 * The part of a card that is not in the profile and changes while the page is shown.
 *
 * @param open empty: it is not open
 * @param unsaved whether it has a secret, such as a password, that will be saved once the broker accepts it
 */
public record CardStatus(Optional<OpenState> open, boolean unsaved) {
    public static final CardStatus CLOSED = new CardStatus(Optional.empty(), false);
}
