package dev.stretto.planfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Who a file belongs to and who may do what with it. */
final class Modes {

    private static final Set<PosixFilePermission> WRITING = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private Modes() {}

    /** Whether nobody may write a file; root could, but was asked not to. */
    static boolean readOnly(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().noneMatch(WRITING::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Gives a new file the owner, group and mode of another; owner and group only where the system lets us. */
    static void copy(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributes given = view.readAttributes();
        try {
            if (!wanted.group().equals(given.group())) {
                view.setGroup(wanted.group());
            }
            if (!wanted.owner().equals(given.owner())) {
                view.setOwner(wanted.owner());
            }
        } catch (IOException e) {
            // Only root may give files away; whoever may replace the file may also be its new owner.
        }
        view.setPermissions(wanted.permissions());
    }
}
