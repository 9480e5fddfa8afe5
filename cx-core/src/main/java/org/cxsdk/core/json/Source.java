package org.cxsdk.core.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import org.jspecify.annotations.Nullable;

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

    /**
     * A file, called by its path as given. What is no file on a disk, such as a pipe, can be read once only: it is kept in memory
     * when it is opened first, up to 1 GiB.
     */
    public static Source of(Path file) {
        return new Source(file.toString(), new OfPath(file));
    }

    private static final class OfPath implements Opener {
        private static final int MOST_OF_A_PIPE = 1 << 30;
        private final Path file;
        private byte @Nullable [] piped;

        OfPath(Path file) {
            this.file = file;
        }

        @Override
        public synchronized InputStream open() throws IOException {
            boolean pipe = Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
            if (!pipe) {
                return Files.newInputStream(file);
            }
            if (piped == null) {
                piped = whole();
            }
            return new ByteArrayInputStream(piped);
        }

        private byte[] whole() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = Files.newInputStream(file)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (bytes.size() > MOST_OF_A_PIPE - n) {
                        throw new IOException("a pipe may bring at most 1 GiB; write it to a file first");
                    }
                    bytes.write(buffer, 0, n);
                }
            }
            return bytes.toByteArray();
        }
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
