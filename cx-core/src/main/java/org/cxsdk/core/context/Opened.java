package org.cxsdk.core.context;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What opening a sealed part gives: its content, or the answer that the person's key was destroyed. The latter is an
 * expected outcome of erasure, not an error.
 *
 * @param <T> type of the content
 */
public sealed interface Opened<T> {

    /** Goes on with the content, or without it if the key was destroyed. */
    <R> R fold(Function<? super T, ? extends R> readable, Supplier<? extends R> destroyed);

    /** The content; empty if the key was destroyed. */
    default Optional<T> content() {
        return fold(Optional::of, Optional::empty);
    }

    /**
     * The part could be read.
     *
     * @param value its content
     * @param <T> type of the content
     */
    record Readable<T>(T value) implements Opened<T> {
        public Readable {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R fold(Function<? super T, ? extends R> readable, Supplier<? extends R> destroyed) {
            return readable.apply(value);
        }

        /** Hides the content. */
        @Override
        public String toString() {
            return "Readable(hidden)";
        }
    }

    /**
     * The key was destroyed: the content is erased.
     *
     * @param <T> type of the content
     */
    record Destroyed<T>() implements Opened<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> readable, Supplier<? extends R> destroyed) {
            return destroyed.get();
        }
    }
}
