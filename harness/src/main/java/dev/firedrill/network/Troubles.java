package dev.firedrill.network;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Does several things although some fail, and fails in the end. */
final class Troubles {

    private @Nullable IOException first;

    /** Something that may fail. */
    interface Step {
        void take() throws IOException;
    }

    void note(Step step) {
        try {
            step.take();
        } catch (IOException e) {
            if (first == null) {
                first = e;
            } else {
                first.addSuppressed(e);
            }
        }
    }

    void raise() throws IOException {
        if (first != null) {
            throw first;
        }
    }
}
