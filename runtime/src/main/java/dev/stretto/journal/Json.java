package dev.stretto.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.stretto.engine.Outcome;
import dev.stretto.engine.RunEvent;
import dev.stretto.engine.SkipCause;
import dev.stretto.graph.Node;
import dev.stretto.graph.TaskGraph;
import dev.stretto.plan.PhaseId;
import dev.stretto.plan.PipelineStart;
import dev.stretto.plan.TaskId;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.json.JsonMapper;

/** How the model of the core is written as JSON; the core itself knows nothing of it. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(TaskId.class, Word.class)
            .addMixIn(PhaseId.class, Word.class)
            .addMixIn(Outcome.class, LowerCase.class)
            .addMixIn(SkipCause.class, LowerCase.class)
            .addMixIn(RunEvent.Paused.Manner.class, LowerCase.class)
            .addMixIn(Node.class, TaskOrBarrier.class)
            .addMixIn(PipelineStart.class, TasksOrShare.class)
            .addMixIn(TaskGraph.class, Nodes.class)
            .build();

    private Json() {}

    /** The one mapper; thread-safe. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** A record of one string is that string. */
    private abstract static class Word {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Word(@SuppressWarnings("unused") String value) {}

        @JsonValue
        abstract String value();
    }

    /** Constants as lower-case words. */
    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    private interface LowerCase {}

    /** A task node has a task, a barrier a name: the fields tell which it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Node.TaskNode.class), @JsonSubTypes.Type(Node.BarrierNode.class)})
    private interface TaskOrBarrier {}

    /** A start after tasks names them, one at a share has a percentage. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(PipelineStart.AfterTasks.class), @JsonSubTypes.Type(PipelineStart.AtPercent.class)
    })
    private interface TasksOrShare {}

    /** A graph is its nodes; all else follows from them. */
    @JsonIgnoreProperties({"topologicalOrder", "taskCount"})
    private abstract static class Nodes {
        @JsonCreator
        Nodes(@SuppressWarnings("unused") @JsonProperty("nodes") List<Node> nodes) {}

        @JsonProperty
        abstract List<Node> nodes();
    }
}
