package dev.stretto.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stretto.git.GitRepository;
import dev.stretto.git.ObjectId;
import dev.stretto.git.TestRepository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what somebody has made of a conflict can land. */
final class SettlementTest {

    @TempDir
    private Path temp;

    private TestRepository user;
    private GitRepository repository;
    private LandingTarget target;
    private ObjectId head;
    private ObjectId mine;

    @BeforeEach
    void bothSidesChangeALineAndOneDeletesWhatTheOtherChanges() {
        user = TestRepository.withFiles(temp.resolve("user"));
        user.write("gone.txt", "1\n");
        user.commit("gone");
        user.git("checkout", "-q", "-b", "mine");
        user.write("src/a.txt", "1\n2\nmine\n");
        user.write("gone.txt", "2\n");
        user.write("fine.txt", "fine\n");
        mine = user.commit("mine");
        user.git("checkout", "-q", "-b", "head", "HEAD~");
        user.write("src/a.txt", "1\n2\nhead\n");
        user.git("rm", "-q", "gone.txt");
        head = user.commit("head");
        repository = user.open();
        target = new GitLandingTarget(repository, "r1", "stretto/x", temp.resolve("merge"));
        TestRepository.sh(user.path(), "git merge -q --no-commit " + mine + " || true");
    }

    @AfterEach
    void close() {
        repository.close();
    }

    /** What the user's work tree is now, as somebody's work on the conflict. */
    private Settlement settle(String script) {
        TestRepository.sh(user.path(), script);
        List<String> open = TestRepository.sh(user.path(), "git ls-files -u | cut -f2 | sort -u")
                .lines()
                .toList();
        user.git("add", "-A");
        ObjectId tree = new ObjectId(user.git("write-tree").strip());
        MergeResult.Conflict conflict = (MergeResult.Conflict) target.merge(head, mine);
        return target.settle(head, mine, conflict, new Settlement.Try(tree, open));
    }

    @Test
    void bothSidesWithoutMarksLandAsTheOriginalOnTopOfTheHead() {
        Settlement.Settled settled =
                (Settlement.Settled) settle("sed -i '/^[<=>|]\\{7\\}/d' src/a.txt; git rm -q gone.txt");
        assertThat(user.git("show", settled.commit() + ":src/a.txt")).isEqualTo("1\n2\nhead\nmine\n");
        assertThat(user.git("log", "-1", "--format=%s %P", settled.commit().hex()))
                .isEqualTo("mine " + head + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true                                                               | left in conflict: src/a.txt, gone.txt",
                "sed -i '/^<<</d' src/a.txt; git add gone.txt                       | left in conflict: src/a.txt",
                "sed -i '/^>>>/d' src/a.txt; git add .                              | left in conflict: src/a.txt",
                "echo 3 > src/a.txt                                                 | left in conflict: gone.txt",
                "git reset -q --hard                                                | left nothing of the task's change",
                "echo 3 > src/a.txt; git rm -q gone.txt; echo x > src/a.txt.orig    | changed what is not in conflict and not of the task's change: src/a.txt.orig"
            })
    void whatIsOpenIsNamed(String script, String why) {
        assertThat(settle(script)).isEqualTo(new Settlement.Open("it " + why));
    }

    @Test
    void linesThatOnlyLookLikeMarksAreLeftAlone() {
        assertThat(settle("printf 'Title\\n=======\\n<<<<<<< yours\\n' > src/a.txt; git add -A"))
                .isInstanceOf(Settlement.Settled.class);
    }
}
