namespace ConvertTyped.Tool.Cleanup;

/// <summary>Reads a config as the runtime does.</summary>
internal static class RuntimeConfig
{
    public static ConvertCore Open(ConvertConfig config)
    {
        var core = new ConvertCore(new ConvertOptions { Config = config });
        core.Initialize();
        return core;
    }

    /// <summary>The ids of an experience's running variations that get traffic.</summary>
    public static IReadOnlyList<string> RunningVariations(ConvertConfig config, string experienceKey)
    {
        using var core = Open(config);
        return [.. core.CurrentConfig!.Experiences.Where(experience => experience.Key == experienceKey)
            .SelectMany(experience => experience.Variations)
            .Where(variation => variation.IsRunning && variation.TrafficAllocation > 0)
            .Select(variation => variation.Id)];
    }
}
