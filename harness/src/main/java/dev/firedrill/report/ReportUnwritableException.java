package dev.firedrill.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The report cannot be written where it should be; the message says where, why, and what to change. */
public final class ReportUnwritableException extends IOException {

    private static final long serialVersionUID = 1L;

    private ReportUnwritableException(String message, IOException cause) {
        super(message, cause);
    }

    static ReportUnwritableException at(Path path, IOException cause) {
        return new ReportUnwritableException(
                "The report cannot be written to '" + path + "': " + reason(path, cause)
                        + ". Choose another folder with --report-dir or report.dir in firedrill.yaml.",
                cause);
    }

    /** The file system's own messages are often nothing but a path. */
    private static String reason(Path path, IOException cause) {
        Optional<Path> inTheWay = Stream.iterate(path.getParent(), Objects::nonNull, Path::getParent)
                .filter(Files::isRegularFile)
                .findFirst();
        if (inTheWay.isPresent()) {
            return "'" + inTheWay.get() + "' is a file, not a folder";
        }
        if (cause instanceof AccessDeniedException denied) {
            return "this user may not write to '" + denied.getFile() + "'";
        }
        String reason = cause instanceof FileSystemException failed ? failed.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
