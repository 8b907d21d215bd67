package dev.stretto.format.convert;

import dev.stretto.plan.PlanFormat;
import dev.stretto.plan.TaskId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan in another format.
 *
 * @param text ends with a line end
 * @param losses what the format has no place for, in no order of weight
 * @param renamed the tasks and groups whose ids the format cannot hold, in plan order, and what they are called in the text
 */
public record Written(PlanFormat format, String text, List<Loss> losses, Map<TaskId, String> renamed) {

    public Written {
        losses = List.copyOf(losses);
        renamed = Collections.unmodifiableMap(new LinkedHashMap<>(renamed));
    }

    /**
     * Something that a plan says and its text in the other format does not.
     *
     * @param kind a word for programs
     * @param count how many tasks or other things are concerned
     * @param examples the ids of the first of them
     * @param message a sentence for people, with the count but without the examples
     */
    public record Loss(String kind, int count, List<String> examples, String message) {

        public Loss {
            examples = List.copyOf(examples);
        }
    }
}
