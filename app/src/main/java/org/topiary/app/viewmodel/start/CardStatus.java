// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.util.Optional;

/**
 * What a card says besides its profile, and changes while the page shows.
 *
 * @param open empty: it is not open
 * @param unsaved whether it has a password or another secret that is saved once the broker accepts it
 */
public record CardStatus(Optional<OpenState> open, boolean unsaved) {
    public static final CardStatus CLOSED = new CardStatus(Optional.empty(), false);
}
