// SPDX-License-Identifier: Apache-2.0
/** Stores passwords, passphrases and private keys: in the system's keychain, a sealed file, or memory. No window. */
@NullMarked
package org.topiary.vault;

import org.jspecify.annotations.NullMarked;
