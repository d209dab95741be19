// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.progress;

import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.CancellationException;

/** Reads a long text for work that may be cancelled: whoever reads the next part of it then gets the exception. */
public final class CheckingReader extends StringReader {
    private final WorkStage stage = WorkStage.current();

    /** Checks the {@link WorkStage} of the thread that creates it. */
    public CheckingReader(String text) {
        super(text);
    }

    /** @throws CancellationException if the work shall end */
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        stage.check();
        return super.read(buffer, offset, length);
    }
}
