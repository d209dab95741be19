// SPDX-License-Identifier: Apache-2.0
/** The outgoing path of a message: what is published, what is withheld, and the outcome. */
@NullMarked
package org.topiary.mqtt.publish;

import org.jspecify.annotations.NullMarked;
