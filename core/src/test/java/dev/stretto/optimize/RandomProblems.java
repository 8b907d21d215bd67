package dev.stretto.optimize;

import java.util.SplittableRandom;

/** Small problems at random: dependencies on earlier nodes, some of them only some of them, several resources. */
final class RandomProblems {

    private RandomProblems() {}

    /**
     * @param partial whether nodes may need only some of their predecessors
     */
    static Problem problem(SplittableRandom random, int nodes, int resources, boolean partial) {
        ProblemDraft draft = new ProblemDraft();
        for (int resource = 0; resource < resources; resource++) {
            draft.resource(random.nextInt(2, 5));
        }
        for (int node = 0; node < nodes; node++) {
            draft.node(random.nextInt(0, 5));
            for (int resource = 0; resource < resources; resource++) {
                draft.uses(node, resource, random.nextInt(0, 3));
            }
            int before = 0;
            for (int first = 0; first < node; first++) {
                if (random.nextInt(4) == 0) {
                    draft.before(first, node);
                    before++;
                }
            }
            if (partial && before > 1) {
                draft.need(node, random.nextInt(1, before + 1));
            }
        }
        return draft.build();
    }
}
