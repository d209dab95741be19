// SPDX-License-Identifier: Apache-2.0
/**
 * Where passwords, passphrases and private keys are kept: the keychain of the system, a sealed file, memory. No window.
 */
@NullMarked
package org.topiary.vault;

import org.jspecify.annotations.NullMarked;
