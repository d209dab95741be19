// SPDX-License-Identifier: Apache-2.0
/**
 * The form of a connection: a part of the profile is a section, which knows what is wrong with it and says in a few
 * words what differs from the default.
 */
@NullMarked
package org.topiary.app.viewmodel.form;

import org.jspecify.annotations.NullMarked;
