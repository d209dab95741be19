// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.util.Optional;
import org.topiary.mqtt.profile.SecretField;

/**
 * Why TLS cannot even be tried with these settings and secrets.
 *
 * @param summary one sentence that names the file or setting and says what is wrong
 * @param advice what to do; empty if there is nothing to say
 * @param asked the secret that is missing or wrong; empty if the problem is another
 */
public record TlsProblem(String summary, String advice, Optional<SecretField> asked) {}
