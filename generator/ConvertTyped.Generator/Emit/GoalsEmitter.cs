namespace ConvertTyped.Generator.Emit;

/// <summary>Emits the class <c>Goals</c>, whose goals can be tracked for any context, and <c>context.Goals</c>.</summary>
internal static class GoalsEmitter
{
    public static GeneratedFile Emit(ProjectPart<EntityModel> part, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        WriteGoals(code, part, settings);
        WriteVisitorGoals(code, part, settings);
        return GeneratedFile.Create(settings, "Goals", code);
    }

    private static void WriteGoals(CodeWriter code, ProjectPart<EntityModel> part, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>The goals of {part.ProjectXml}.</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} static class Goals
            """);
        code.Open();
        for (var i = 0; i < part.Entities.Count; i++)
        {
            if (i > 0)
                code.Blank();
            var goal = part.Entities[i];
            code.Write($"""
                /// <summary>{EntityXml.Describe(goal)}</summary>
                {ObsoleteCode.Line(goal)}public static global::ConvertTyped.Generated.ProjectGoal {goal.Name.Member} => new({Literal.Of(goal.Key)});
                """);
        }
        code.Close();
    }

    private static void WriteVisitorGoals(CodeWriter code, ProjectPart<EntityModel> part, GenerationSettings settings)
    {
        WrapperCode.OpenContainer(code, "VisitorGoals", $"The goals of {part.ProjectXml} for one visitor.", settings);
        foreach (var goal in part.Entities)
        {
            code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(goal)}</summary>
                {ObsoleteCode.Line(goal)}public global::ConvertTyped.Generated.VisitorGoal {goal.Name.Member} => new(_context, {Literal.Of(goal.Key)});
                """);
        }
        code.Close();
    }
}
