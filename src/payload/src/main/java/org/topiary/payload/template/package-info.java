// SPDX-License-Identifier: Apache-2.0
/**
 * Binary payloads that the user describes in a small language: parses layouts, and reads payloads by them. The files of
 * layouts are in the folder of schemas.
 */
@NullMarked
package org.topiary.payload.template;

import org.jspecify.annotations.NullMarked;
