// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.image;

import org.jspecify.annotations.Nullable;

/**
 * A picture as the window has it.
 *
 * @param image null while it is read, and if it cannot be drawn
 * @param label format and size, and what is left out; empty if there is no picture
 * @param problem why it cannot be drawn; empty if it can
 * @param <I> the images of the window
 */
public record ShownPicture<I>(@Nullable I image, String label, String problem) {
    static <I> ShownPicture<I> none() {
        return new ShownPicture<>(null, "", "");
    }
}
