using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;
using Spectre.Console;

namespace ConvertTyped.Tool.Simulate;

/// <summary>Runs a simulation with one or two configs, and creates the report.</summary>
internal sealed class SimulateRun(LoadedConfig config, LoadedConfig? other, Population population, int visitors)
{
    private const string MutualExclusion = $"\"{RuleTree.MutualExclusion}\"";

    public string? Environment { get; init; }

    /// <summary>Runs the simulation, and shows progress if standard error is a terminal.</summary>
    public SimulationReport RunWithProgress(CancellationToken cancellationToken)
    {
        if (Console.IsErrorRedirected)
            return Run(static _ => { }, cancellationToken);
        SimulationReport? report = null;
        Consoles.Error.Progress().AutoClear(true).Start(progress =>
        {
            var task = progress.AddTask("Simulating", maxValue: visitors * (other is null ? 1 : 2));
            report = Run(done => task.Value = done, cancellationToken);
        });
        return report!;
    }

    public SimulationReport Run(Action<int> onProgress, CancellationToken cancellationToken)
    {
        using var core = new OfflineCore(config.Runtime, Environment);
        using var otherCore = other is null ? null : new OfflineCore(other.Runtime, Environment);
        var simulation = new Simulation(core, population, visitors)
        {
            OnProgress = onProgress,
            KeepsDecisions = config.Text.Contains(MutualExclusion, StringComparison.Ordinal) || other?.Text.Contains(MutualExclusion, StringComparison.Ordinal) == true,
        };
        var counts = simulation.Run(cancellationToken);
        return new()
        {
            Config = config.Name,
            Visitors = visitors,
            Experiences = [.. core.Experiences.Select(experience => SplitTest.Compute(experience, BucketsOf(core, experience), counts.CountOf))],
            Overlaps = [.. Overlaps(core, counts)],
            Concurrent = [.. counts.Concurrent.Index().Where(row => row.Item > 0).Select(row => new ConcurrentExperiences(row.Index, row.Item))],
            Switches = otherCore is null ? null : simulation.Compare(otherCore, cancellationToken),
        };
    }

    private static IReadOnlyList<BucketRange> BucketsOf(OfflineCore core, Experience experience) =>
        core.Visitor("visitor").ExplainExperience(experience.Key)!.Buckets;

    private static IEnumerable<Overlap> Overlaps(OfflineCore core, DecisionCounts counts)
    {
        for (var i = 0; i < core.Experiences.Count; i++)
        {
            for (var j = i + 1; j < core.Experiences.Count; j++)
            {
                if (counts.Overlap(i, j) is > 0 and { } count)
                    yield return new(core.Experiences[i].Key, core.Experiences[j].Key, count);
            }
        }
    }
}
