// SPDX-License-Identifier: Apache-2.0
/**
 * Imports connections from files of other tools, command lines and addresses, and exchanges them between Topiary
 * installations.
 */
@NullMarked
package org.topiary.profiles.exchange;

import org.jspecify.annotations.NullMarked;
