// SPDX-License-Identifier: Apache-2.0
/**
 * TLS of a connection: client keys from files, keystores and tokens, and whether the certificate of the server is
 * trusted.
 */
@NullMarked
package org.topiary.mqtt.tls;

import org.jspecify.annotations.NullMarked;
