package dev.stretto.format.draft;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set in order of insertion that takes next to no room while it is empty or holds one element, as most sets of most tasks do. It
 * only grows.
 */
final class SmallSet<E> extends AbstractSet<E> {

    private @Nullable E only;
    private @Nullable Set<E> several;

    @Override
    public boolean add(E element) {
        if (several != null) {
            return several.add(element);
        }
        E first = only;
        if (first == null) {
            only = element;
            return true;
        }
        if (first.equals(element)) {
            return false;
        }
        several = new LinkedHashSet<>(4);
        several.add(first);
        only = null;
        return several.add(element);
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return several != null ? several.contains(element) : only != null && only.equals(element);
    }

    @Override
    public int size() {
        return several != null ? several.size() : only == null ? 0 : 1;
    }

    @Override
    public Iterator<E> iterator() {
        E first = only;
        Set<E> elements = several != null ? several : first == null ? Set.of() : Set.of(first);
        return Collections.unmodifiableSet(elements).iterator();
    }
}
