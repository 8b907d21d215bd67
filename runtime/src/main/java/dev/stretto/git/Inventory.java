package dev.stretto.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a commit holds besides plain content: for whoever must know before checking it out. Made by one git call. */
public final class Inventory {

    private static final String LINK = "120000";
    private static final String ATTRIBUTES = ".gitattributes";

    private final GitRepository repository;
    private final List<String> paths = new ArrayList<>();
    private final Map<String, ObjectId> links = new LinkedHashMap<>();
    private final Map<String, ObjectId> attributes = new LinkedHashMap<>();

    private Inventory(GitRepository repository) {
        this.repository = repository;
    }

    /** Looks a commit through. */
    public static Inventory of(GitRepository repository, ObjectId commit) {
        Inventory inventory = new Inventory(repository);
        repository.call("ls-tree", "-r", "-z", "--full-tree", commit.hex()).run().texts().stream()
                .filter(line -> !line.isEmpty())
                .forEach(inventory::add);
        return inventory;
    }

    private void add(String line) {
        int tab = line.indexOf('\t');
        String path = line.substring(tab + 1);
        String[] fields = line.substring(0, tab).split(" ");
        paths.add(path);
        if (fields[0].equals(LINK)) {
            links.put(path, new ObjectId(fields[2]));
        } else if (path.equals(ATTRIBUTES) || path.endsWith("/" + ATTRIBUTES)) {
            attributes.put(path, new ObjectId(fields[2]));
        }
    }

    /** All paths but those of directories. */
    public List<String> paths() {
        return List.copyOf(paths);
    }

    /** The symbolic links, by path, and what they point to. */
    public Map<String, String> links() {
        return texts(links);
    }

    /** The attribute files, by path, and what they say. */
    public Map<String, String> attributes() {
        return texts(attributes);
    }

    private Map<String, String> texts(Map<String, ObjectId> blobs) {
        Map<String, String> texts = new LinkedHashMap<>();
        blobs.forEach(
                (path, blob) -> texts.put(path, new String(repository.objects().blob(blob), StandardCharsets.UTF_8)));
        return texts;
    }
}
