package org.cxsdk.core.json;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import org.cxsdk.core.CoreError;
import org.cxsdk.core.CxException;

/** Where bytes come from, with the name by which violations call it. */
public final class Source {

    /**
     * Longest value, in characters, of a source that is read as a stream, however long that is: a row of CSV, the attributes of
     * an XML element. Whoever goes beyond has forgotten a quote, or put a document into a field.
     */
    public static final int MAX_VALUE = 1 << 22;

    private final String name;
    private final Opener opener;

    private Source(String name, Opener opener) {
        this.name = Objects.requireNonNull(name, "name");
        this.opener = Objects.requireNonNull(opener, "opener");
    }

    /** Opens the bytes, each time from the beginning. */
    @FunctionalInterface
    public interface Opener {

        /** Returns a new stream; the reader closes it. */
        InputStream open() throws IOException;
    }

    /** A file, called by its path as given. */
    public static Source of(Path file) {
        return new Source(file.toString(), () -> Files.newInputStream(file));
    }

    /** Bytes in memory. */
    public static Source of(String name, byte[] bytes) {
        byte[] copy = bytes.clone();
        return new Source(name, () -> new ByteArrayInputStream(copy));
    }

    /** A text in memory. */
    public static Source of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Anything else that can be opened, for example a resource of the calling module. */
    public static Source of(String name, Opener opener) {
        return new Source(name, opener);
    }

    /** The name by which violations call it. */
    public String name() {
        return name;
    }

    /**
     * Opens the bytes, unpacked if they are gzipped; the caller closes the stream.
     *
     * @throws CxException with code CX-CORE-0002 if they cannot be read
     */
    public InputStream unpacked() {
        try {
            return Unpacked.open(opener.open());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    InputStream open() {
        try {
            return opener.open();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Reads at most {@code limit} bytes; one byte more tells that there were more. */
    byte[] read(int limit) {
        try (InputStream in = open()) {
            return in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The exception that tells that reading failed. */
    public CxException unreadable(IOException cause) {
        return new CxException(
                CoreError.UNREADABLE_SOURCE,
                name + " cannot be read: " + reason(cause),
                "Check that the file exists, is a file and may be read.",
                cause);
    }

    /** Why a file or folder could not be read or written, in words that follow a colon. */
    public static String reason(Exception failure) {
        Exception cause = failure instanceof UncheckedIOException unchecked
                ? Objects.requireNonNull(unchecked.getCause())
                : failure;
        if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
            return "it does not exist";
        }
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (cause instanceof NotDirectoryException || cause instanceof FileAlreadyExistsException) {
            return "it is no folder";
        }
        String message = cause.getMessage();
        if (message == null) {
            return cause.getClass().getSimpleName();
        }
        return message.equals("Is a directory") ? "it is a folder" : message;
    }

    @Override
    public String toString() {
        return name;
    }
}
