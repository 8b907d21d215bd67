package dev.stretto.format.registry;

import dev.stretto.format.ReadResult;
import dev.stretto.plan.PlanFormat;
import java.util.Optional;

/**
 * What reading a plan gave, and as what it was read.
 *
 * @param format the format named or recognised, also where nothing could be made of the text; empty where no reader takes it
 */
public record PlanRead(Optional<PlanFormat> format, ReadResult result) {}
