package dev.stretto.bench.stress;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What several claims together cover. */
final class Holding {

    private final BitSet read = new BitSet();
    private final BitSet written = new BitSet();
    private final Map<String, Integer> units = new TreeMap<>();

    static Holding of(List<Wish> wishes) {
        Holding holding = new Holding();
        holding.add(wishes);
        return holding;
    }

    void add(List<Wish> wishes) {
        for (Wish wish : wishes) {
            switch (wish.mode()) {
                case READ -> read.or(wish.files());
                case WRITE -> written.or(wish.files());
                case USE -> units.merge(wish.resource(), wish.units(), Integer::sum);
            }
        }
    }

    /** Whether both cannot be held at once, pools aside. */
    boolean clashes(Holding other) {
        return written.intersects(other.written) || written.intersects(other.read) || read.intersects(other.written);
    }

    int units(String pool) {
        return units.getOrDefault(pool, 0);
    }
}
