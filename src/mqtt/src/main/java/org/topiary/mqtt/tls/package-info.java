// SPDX-License-Identifier: Apache-2.0
/**
 * TLS of a connection: client keys from files, keystores and tokens, and the decision whether to trust the server's
 * certificate.
 */
@NullMarked
package org.topiary.mqtt.tls;

import org.jspecify.annotations.NullMarked;
